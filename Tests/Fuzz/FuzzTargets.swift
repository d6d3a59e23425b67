import Foundation

/// The targets by name.
enum FuzzTargets {
    private static let all: [(name: String, target: any FuzzTarget.Type)] = [
        ("canary", CanaryTarget.self),
        ("birdeye", BirdeyeTarget.self),
        ("bytes", BytesTarget.self),
        ("candles", CandlesTarget.self),
        ("configuration", ConfigurationTarget.self),
        ("control", ControlTarget.self),
        ("decimals", DecimalsTarget.self),
        ("facts", FactsTarget.self),
        ("go-plus", GoPlusTarget.self),
        ("helius", HeliusTarget.self),
        ("hex", HexTarget.self),
        ("import", ImportTarget.self),
        ("json", JSONTarget.self),
        ("jupiter", JupiterTarget.self),
        ("native-candles", NativeCandlesTarget.self),
        ("node", NodeTarget.self),
        ("rug-check", RugCheckTarget.self),
        ("scanner", ScannerTarget.self),
        ("snapshot", SnapshotTarget.self),
        ("specification", SpecificationTarget.self),
        ("token-state", TokenStateTarget.self),
    ]

    /// The target that the environment names.
    static let chosen: any FuzzTarget.Type = {
        let name = ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ_TARGET"] ?? ""
        guard let found = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name).joined(separator: ", ")
            fatalError("PLIMSOLL_FUZZ_TARGET is \"\(name)\", not one of \(names)")
        }
        return found.target
    }()
}
