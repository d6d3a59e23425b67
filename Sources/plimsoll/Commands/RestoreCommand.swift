import ArgumentParser
import Console
import Host

/// `plimsoll restore`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a data directory from a backup; nothing is ever replaced.",
        discussion: """
            Example: plimsoll restore books-monday --data-dir books-again

            The backup's files are checked against its manifest first. The next start treats every order \
            that was working as unknown.
            """
    )

    @Argument(help: "The backup.", completion: .directory)
    var backup: String

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let directory = try data.directory()
        let manifest = try Restoration.run(backup, to: directory)
        try output.write(
            json: { BackupText.document(manifest, path: directory) },
            text: { BackupText.restored(manifest, to: directory, $0) }
        )
    }
}
