import ArgumentParser
import Console

/// `plimsoll journal export`.
struct JournalExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "The journal as files that any tool reads: facts, specification, manifest.",
        discussion: """
            Example: plimsoll journal export facts-2026 --data-dir books

            The directory must not be there, or be empty: nothing is overwritten.
            """
    )

    @Argument(help: "A new directory.", completion: .directory)
    var folder: String

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let export = try JournalExport(data.directory(), to: folder)
        try output.write(json: { export.document }, text: { export.text($0) })
    }
}
