import ArgumentParser
import Host

/// How long a command waits for an engine.
struct PatienceOption: ParsableArguments {
    @Option(
        name: .customLong("patience-ms"),
        help: "How long the engine may take to answer before it counts as wedged."
    )
    var milliseconds = CommandDelivery.defaultPatienceMs

    func validate() throws {
        guard (1...600_000).contains(milliseconds) else {
            throw ValidationError("--patience-ms is between 1 and 600000")
        }
    }
}
