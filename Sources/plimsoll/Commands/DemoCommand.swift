import ArgumentParser
import Console
import Demo

/// `plimsoll demo`.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch the engine trade a made-up market with paper money, and survive a kill.",
        discussion: """
            Example: plimsoll demo --seed 7

            Starts the engine as a process of its own, kills it in mid-trade, starts it again, and \
            checks that no order was lost or doubled. Connects to nothing beyond this machine. Exit code 0 only if \
            everything held.
            """
    )

    @Option(help: "Which market is generated, and where the paper venue's chance starts.")
    var seed: UInt64 = 1

    @Option(help: "About how long it takes, in seconds.")
    var seconds = 25

    @Option(help: "Where its files go; an earlier demo there is replaced.", completion: .directory)
    var dir = "plimsoll-demo"

    @OptionGroup var output: OutputOptions

    func run() throws {
        let options = try DemoOptions(
            seed: seed,
            seconds: seconds,
            directory: dir,
            program: CommandLine.arguments.first ?? "plimsoll"
        )
        var driver = try DemoDriver(
            options,
            stream: output.json ? .errors() : .output(),
            isQuiet: output.quiet
        )
        let report = try driver.run()
        try output.write(
            json: { DemoDocument.text(report) },
            text: { DemoText.text(report, $0) }
        )
        if report.status != .done { throw CommandFailure(report.status, nil) }
    }
}
