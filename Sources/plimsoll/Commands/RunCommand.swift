import ArgumentParser
import Console
import Host
import Settings
import SystemIO

/// `plimsoll run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the engine on paper: over recorded candles, from where it last stopped.",
        discussion: """
            Example: plimsoll run --replay ETH_BTC-5m.csv --data-dir books

            A run that was stopped or killed goes on with the same command. SIGINT and SIGTERM stop \
            it in order: exit code 130, and nothing is lost. SIGUSR1, a file named HALT in the data \
            directory, and `plimsoll halt` take entries away within a second; the halt outlives the \
            process.
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: "Candle files to replay.",
        completion: CandleFileCompletion.kind
    )
    var replay: [String] = []

    @Option(
        help:
            "Recorded verdicts of the Warden: with them nothing is bought that it does not let pass.",
        completion: .file(extensions: ["jsonl"])
    )
    var verdicts: String?

    @OptionGroup var data: DataDirectoryOption

    @Option(help: "max, or how many times faster than the clock.")
    var speed = "max"

    @OptionGroup var venue: VenueOptions

    @Option(help: .hidden)
    var lockTimeoutMs: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let speed = try ReplaySpeed(speed)
        let settings = try PlimsollSettings(try data.configuration.sources(options))
        if let refusal = settings.liveRefusal { throw CommandFailure(.refused, refusal) }
        if let invalid = ConfigurationFiles.misplacement(settings) {
            throw CommandFailure(.system, "\(invalid)")
        }
        output.say(settings.notes)
        let directory = settings.dataDirectory
        guard !replay.isEmpty else { return try showPaper(directory) }
        ProcessSignals.ignoreFileSizeLimit()
        ProcessSignals.catchStop()
        ProcessSignals.catchHalt()
        let inputs = try InputFiles.load(replay, verdicts: verdicts)
        var driver = try ReplayDriver(
            settings: settings,
            inputs: inputs,
            speed: speed,
            isQuiet: output.quiet,
            errors: .errors()
        )
        let outcome = try driver.run()
        try output.write(
            json: { RunDocument.text(outcome) },
            text: { RunText.text(outcome, directory: directory, $0) }
        )
        if outcome.end == .stopped { throw CommandFailure(.interrupted, nil) }
    }

    /// What was typed.
    private var options: [TypedOption] {
        let timeout = lockTimeoutMs.map { milliseconds in
            TypedOption.setting(
                option: "--lock-timeout-ms",
                key: "lockTimeout",
                value: milliseconds + "ms"
            )
        }
        return data.option + venue.options + (timeout.map { [$0] } ?? [])
    }

    private func showPaper(_ directory: String) throws {
        let books: StoredRun?
        do throws(HostError) {
            books = try StoredRun(reading: directory)
        } catch .noJournal {
            books = nil
        } catch {
            throw CommandFailure(error)
        }
        try output.write(
            json: { PaperText.document(directory: directory, books) },
            text: { PaperText.text(directory: directory, books, $0) }
        )
    }
}
