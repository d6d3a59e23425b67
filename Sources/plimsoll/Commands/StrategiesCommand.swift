import ArgumentParser
import Console

/// `plimsoll strategies`.
struct StrategiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strategies",
        abstract:
            "List the strategies, or one strategy's parameters with unit, bounds and default.",
        discussion: "Example: plimsoll strategies momentum"
    )

    @Argument(help: "The strategy whose parameters to list.")
    var name: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let listing = try StrategyListing(name)
        try output.write(json: { listing.document }, text: { listing.text($0) })
    }
}
