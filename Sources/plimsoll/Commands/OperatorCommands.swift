import Console
import Glibc
import Host
import TradeModel

/// Delivers what an operator typed and says what became of it.
struct OperatorCommands {
    let data: DataDirectoryOption
    let patience: PatienceOption
    let output: OutputOptions

    func run(_ commands: [OperatorCommand]) throws {
        let directory =
            try commands == [.halt] ? data.directoryToHalt(output) : data.directory()
        var run = CommandRun(directory: directory, patienceMs: patience.milliseconds)
        do {
            for command in commands { try run.deliver(command, id: Self.name()) }
        } catch {
            // What has arrived before is said, whatever came then.
            if !run.arrivals.isEmpty { try write(run, directory) }
            throw error
        }
        try write(run, directory)
        try run.finish()
    }

    private func write(_ run: CommandRun, _ directory: String) throws {
        try output.write(
            json: { CommandDocument.text(run.arrivals, directory: directory) },
            text: { CommandText.text(run.arrivals, directory: directory, $0) }
        )
    }

    /// A name that no other command has.
    private static func name() -> String {
        "\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    }
}
