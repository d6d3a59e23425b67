import Logs
import Ports
public import Replay
import SystemIO

/// Reads the candle files that are named on the command line.
public enum InputFiles {
    /// The largest file that is read, in bytes.
    private static let limit = 4 << 30

    /// Reads `paths` in their order; a file that cannot be read is an invalid input.
    ///
    /// - Parameter verdicts: a file of recorded judgements; nil for none.
    public static func load(
        _ paths: [String],
        verdicts: String? = nil
    ) throws(CommandFailure) -> RunInputs {
        var inputs = RunInputs()
        for path in paths {
            try requireNoSecret(in: path)
            let bytes = try bytes(path)
            do throws(RunInputError) {
                try inputs.add(bytes, path: path)
            } catch {
                throw CommandFailure(error)
            }
        }
        guard let verdicts else { return inputs }
        let recorded = try bytes(verdicts)
        do throws(VerdictFileError) {
            try inputs.addVerdicts(recorded)
        } catch {
            throw CommandFailure(.input, "\(verdicts): \(error)")
        }
        return inputs
    }

    /// A file's name is its instrument's, and goes into every record and every report.
    private static func requireNoSecret(in path: String) throws(CommandFailure) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let masked = SecretRegistry.process.redactor.redact(name)
        guard masked != name else { return }
        throw CommandFailure(
            .input,
            "a candle file's name looks like a secret (\(masked)) and would be the instrument's "
                + "name: give the file another one"
        )
    }

    /// A file's bytes.
    static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        do throws(DiskError) {
            return try FileDisk().read(path, limit: limit)
        } catch {
            throw CommandFailure(.input, "\(error); name a candle file that can be read")
        }
    }
}
