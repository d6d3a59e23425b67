import ArgumentParser
import Console
import Host

/// Showing the books as they change.
struct WatchOptions: ParsableArguments {
    @Flag(name: .customLong("watch"), help: "Show it as it changes, until q or an interrupt.")
    var isWanted = false

    @Option(help: "With --watch, seconds between two looks.")
    var interval = 1

    /// Watches; `plain` is what is written where there is no terminal.
    func run(
        _ directory: String,
        _ subject: WatchPicture.Subject,
        _ output: OutputOptions,
        plain: (StoredRun, Int32?) -> String
    ) throws {
        var watch = try Watch(directory, subject, intervalSeconds: interval)
        try watch.run(isPlain: output.json, plain: plain)
    }
}
