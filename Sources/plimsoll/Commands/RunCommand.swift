import ArgumentParser
import Console
import Host
import SystemIO

/// `plimsoll run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the engine on paper: over recorded candles, from where it last stopped.",
        discussion: """
            Example: plimsoll run --replay ETH_BTC-5m.csv --data-dir books

            A run that was stopped or killed goes on with the same command. SIGINT and SIGTERM stop \
            it in order: exit code 130, and nothing is lost.
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: "Candle files to replay.",
        completion: CandleFileCompletion.kind
    )
    var replay: [String] = []

    @OptionGroup var data: DataDirectoryOption

    @Option(help: "max, or how many times faster than the clock.")
    var speed = "max"

    @Option(help: "The strategy.")
    var strategy = "momentum"

    @OptionGroup var venue: VenueOptions

    @Option(help: .hidden)
    var lockTimeoutMs = DirectoryLock.defaultTimeoutMs

    @OptionGroup var output: OutputOptions

    func run() throws {
        let speed = try ReplaySpeed(speed)
        let settings = try venue.settings(strategy: strategy)
        guard !replay.isEmpty else { return try showPaper() }
        ProcessSignals.ignoreFileSizeLimit()
        ProcessSignals.catchStop()
        let inputs = try InputFiles.load(replay)
        var driver = ReplayDriver(
            directory: data.directory,
            specification: try settings.specification(inputs),
            inputs: inputs,
            speed: speed,
            lockTimeoutMs: lockTimeoutMs,
            isQuiet: output.quiet,
            errors: .errors()
        )
        let outcome = try driver.run()
        try output.write(
            json: { RunDocument.text(outcome) },
            text: { RunText.text(outcome, directory: data.directory, $0) }
        )
        if outcome.end == .stopped { throw CommandFailure(.interrupted, nil) }
    }

    private func showPaper() throws {
        let books: StoredRun?
        do throws(HostError) {
            books = try StoredRun(reading: data.directory)
        } catch .noJournal {
            books = nil
        } catch {
            throw CommandFailure(error)
        }
        try output.write(
            json: { PaperText.document(directory: data.directory, books) },
            text: { PaperText.text(directory: data.directory, books, $0) }
        )
    }
}
