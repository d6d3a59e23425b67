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

    @Argument(help: "The backup.")
    var backup: String

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let manifest = try Restoration.run(backup, to: data.directory)
        try output.write(
            json: { BackupText.document(manifest, path: data.directory) },
            text: { BackupText.restored(manifest, to: data.directory, $0) }
        )
    }
}
