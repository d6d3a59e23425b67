import ArgumentParser
import Console
import Demo
import Intel
import ProviderTwins

/// `plimsoll emulate`.
struct EmulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulate",
        abstract: "Serve made-up providers on this machine, to try things out against.",
        subcommands: [EmulateProvidersCommand.self]
    )
}

/// `plimsoll emulate providers`.
struct EmulateProvidersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract:
            "A Solana node, Birdeye, RugCheck, GoPlus, Helius and Jupiter, with one token for each way of being robbed.",
        discussion: """
            Example: plimsoll emulate providers --fault birdeye=429 --fault jupiter=reset@10

            Prints the tokens and the variables that point Plimsoll at it, and serves until it is stopped. Only \
            this machine can reach it.
            """
    )

    @Option(help: "The port on 127.0.0.1; 0 for a free one.")
    var port: UInt16 = 0

    @Option(
        help: ArgumentHelp(
            "What goes wrong: PROVIDER=KIND, or PROVIDER=KIND@PERCENT. Kinds: "
                + TwinFault.named.map(\.name).joined(separator: ", ")
                + ". PROVIDER may be `all`.",
            valueName: "fault"
        )
    )
    var fault: [String] = []

    @Option(help: "What the draws of faults are made of.")
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func validate() throws {
        for text in fault where Self.rule(text) == nil {
            throw ValidationError("--fault \(text) is not PROVIDER=KIND or PROVIDER=KIND@PERCENT")
        }
    }

    func run() throws {
        let emulator = try EmulatorRun(
            port: Int(port),
            faults: TwinFaults(fault.compactMap(Self.rule), seed: seed)
        )
        try output.write(json: { emulator.document }, text: { emulator.text($0) })
        emulator.serve()
    }

    private static func rule(_ text: String) -> TwinFaults.Rule? {
        let sides = text.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let parts = sides[1].split(separator: "@", maxSplits: 1)
        let percent = parts.count == 2 ? UInt64(parts[1]) : 100
        guard let kind = TwinFault.named.first(where: { $0.name == parts[0] }),
            let percent, (1...100).contains(percent)
        else { return nil }
        if sides[0] == "all" { return TwinFaults.Rule(nil, kind.fault, perMille: percent * 10) }
        guard let provider = ProviderID.allCases.first(where: { $0.name == sides[0] }) else {
            return nil
        }
        return TwinFaults.Rule(provider, kind.fault, perMille: percent * 10)
    }
}
