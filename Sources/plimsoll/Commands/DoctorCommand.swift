import ArgumentParser
import Console
import Settings

/// `plimsoll doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "What is wrong with this installation, and how to mend it.",
        discussion: """
            Example: plimsoll doctor --data-dir books

            Works beside a running engine. Exit code 1 when something is bad.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let doctor = try Doctor(data.typed, data.configuration.sources(data.option))
        try output.write(json: { doctor.document }, text: { doctor.text($0) })
        guard doctor.status == .done else { throw CommandFailure(doctor.status, nil) }
    }
}
