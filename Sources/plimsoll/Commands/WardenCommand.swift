import ArgumentParser
import Console
import Settings
import SystemIO

/// `plimsoll warden`.
struct WardenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warden",
        abstract: "Judge a token: may it be bought, and why not.",
        discussion: """
            Example: plimsoll warden EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v

            The chain's own bytes decide, providers add what they have against it, and a sale is tried without \
            being sent. Nothing is bought or sold. Exit code 1 when the verdict is FAIL, 0 otherwise; with --every it \
            goes on until it is interrupted, and ends with 130.
            """
    )

    @Argument(help: "The token's mint, in base58.")
    var token: String

    @Option(
        help:
            "A file to which the verdict is added, for `run --verdicts` and `backtest --verdicts`.",
        completion: .file(extensions: ["jsonl"])
    )
    var record: String?

    @Option(help: "The instrument that buys the token, by its candle file's name; with --record.")
    var instrument: String?

    @Option(
        help: ArgumentHelp(
            "Look again every so many seconds, until it is interrupted, and send what changed to the places "
                + "of alerts.*.",
            valueName: "seconds"
        )
    )
    var every: Int?

    @OptionGroup var layers: ConfigurationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (record == nil) == (instrument == nil) else {
            throw ValidationError("--record and --instrument belong together; give both or neither")
        }
    }

    func run() throws {
        let settings = try PlimsollSettings(try layers.sources())
        if let every { return try watch(settings, everySeconds: every) }
        let inspection = try WardenInspection.look(
            at: token,
            settings,
            environment: ProcessEnvironment.all()
        )
        if let record, let instrument { try inspection.append(to: record, as: instrument) }
        try output.write(json: { inspection.document }, text: { inspection.text($0) })
        if inspection.isRefused { throw CommandFailure(.checkFailed, nil) }
    }

    /// The first look in full, each further one as a line.
    private func watch(_ settings: PlimsollSettings, everySeconds: Int) throws {
        var watch = try WardenWatch(
            on: token,
            settings,
            environment: ProcessEnvironment.all(),
            everySeconds: everySeconds
        )
        var isFirst = true
        let losses = try watch.run { inspection, news in
            if let record, let instrument { try inspection.append(to: record, as: instrument) }
            try output.write(json: { inspection.document }) { style in
                let text = isFirst ? inspection.text(style) + "\n" : ""
                return text + inspection.line(style) + news.map { "  \($0)\n" }.joined()
            }
            isFirst = false
        }
        output.say(losses)
        throw CommandFailure(.interrupted, nil)
    }
}
