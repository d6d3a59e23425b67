// Plans that are kept in files.

import ByteCodec
public import Console
import Ports
public import Simulation
import SystemIO

/// Reads and writes saved plans.
public enum PlanFile {
    /// The largest file that is read, in bytes.
    private static let limit = 16 << 20

    /// The plan at `path`.
    public static func read(_ path: String) throws(CommandFailure) -> Scenario.Saved {
        let bytes: [UInt8]
        do throws(DiskError) {
            bytes = try FileDisk().read(path, limit: limit)
        } catch {
            throw CommandFailure(.input, "\(error); name a saved plan that can be read")
        }
        do throws(Scenario.PlanError) {
            return try Scenario.Saved(parsing: bytes)
        } catch {
            throw CommandFailure(.input, "\(path) is no plan: \(error)")
        }
    }

    /// Writes a plan to `path`, in place of what is there.
    static func write(_ document: JSONValue, to path: String) throws(CommandFailure) {
        var writer = JSONWriter(pretty: true)
        writer.value(document)
        let bytes = writer.bytes + [UInt8(ascii: "\n")]
        let disk = FileDisk()
        do throws(DiskError) {
            let file = try disk.open(path, .truncated)
            defer { disk.close(file) }
            try write(bytes, file, disk)
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func write(
        _ bytes: [UInt8],
        _ file: DiskFile,
        _ disk: FileDisk
    ) throws(DiskError) {
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                try disk.write(raw, to: file, at: 0)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        try disk.synchronize(file)
    }
}
