// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Where the public repositories cannot be reached, `scripts/setup` puts the packages into `.packages/` and
// this manifest takes them from there; so does every manifest that has SWIFTCI_USE_LOCAL_DEPS as its switch.
let localPackages = Context.packageDirectory + "/.packages"
let packages = ["swift-argument-parser", "swift-log", "swift-nio"]
let usesLocalPackages =
    Context.environment["SWIFTCI_USE_LOCAL_DEPS"] != nil
    || packages.allSatisfy {
        FileManager.default.fileExists(atPath: "\(localPackages)/\($0)/Package.swift")
    }

let dependencies: [Package.Dependency] =
    usesLocalPackages
    ? packages.map { .package(path: "\(localPackages)/\($0)") }
    : [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.65.0"),
    ]

// With PLIMSOLL_MUTANTS in the environment the deliberate bugs of `Sources/Mutants` are compiled in, for
// `make mutants` alone. No other build has a trace of them.
let hasMutants = Context.environment["PLIMSOLL_MUTANTS"] != nil
let mutants = hasMutants ? ["Mutants"] : []

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ] + (hasMutants ? [.define("MUTANTS")] : [])

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    // Any target may have its bugs.
    let bugs: [Target.Dependency] = name == "Mutants" ? [] : mutants.map { .target(name: $0) }
    return .target(name: name, dependencies: dependencies + bugs, swiftSettings: settings)
}

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

// Only the compiler's fuzzing mode brings the library that this program needs: `scripts/fuzz` builds it.
let fuzzing: [Target] =
    Context.environment["PLIMSOLL_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "plimsoll-fuzz",
            dependencies: [
                "ByteCodec", "Configuration", "Control", "Engine", "Intel", "Journal", "MarketData",
                "Money", "PaperVenue", "Policies", "Replay", "Settings", "Solana", "Strategies",
                "Throttle", "TradeModel",
            ],
            path: "Tests/Fuzz",
            exclude: ["Corpus"],
            swiftSettings: settings
        )
    ]

// Each target may import only what stands in its list; `docs/ARCHITECTURE.md` draws the same table.
let package = Package(
    name: "plimsoll",
    dependencies: dependencies,
    targets: [
        // Pure: no Foundation, no concurrency, no clock, no randomness, no I/O.
        target("Money"),
        target("ByteCodec"),
        target("Cryptography", ["ByteCodec", "CSodium"]),
        target("Configuration", ["ByteCodec", "Money"]),
        target("TradeModel", ["Money"]),
        target("Ledger", ["Money", "TradeModel"]),
        target("Policies", ["Money", "TradeModel"]),
        target("Strategies", ["Money", "TradeModel"]),
        target("Engine", ["Money", "TradeModel", "Ledger", "Policies", "Strategies"]),
        target("PaperVenue", ["Money", "TradeModel"]),
        target("Journal", ["ByteCodec", "Money", "TradeModel"]),
        target("Ports"),
        target("Throttle", ["ByteCodec", "TradeModel"]),
        target("Control", ["ByteCodec", "TradeModel"]),
        target("Solana", ["Cryptography"]),
        target("Intel", ["ByteCodec", "Money", "Ports", "Solana", "Throttle", "TradeModel"]),
        target("Warden", ["Cryptography", "Intel", "Money", "Solana", "TradeModel"]),
        target("MarketData", ["ByteCodec"]),
        target("Randomness"),
        target("DemoMarket", ["MarketData", "Randomness"]),
        target(
            "Replay",
            [
                "ByteCodec", "Configuration", "Cryptography", "Engine", "Ledger", "MarketData",
                "Money", "PaperVenue", "Policies", "Strategies", "TradeModel",
            ]
        ),
        target(
            "Settings",
            [
                "ByteCodec", "Configuration", "Intel", "Money", "PaperVenue", "Policies", "Replay",
                "TradeModel", "Warden",
            ]
        ),
        target("Supervision", ["TradeModel"]),
        target(
            "Backtest",
            [
                "Cryptography", "Engine", "MarketData", "Money", "Replay", "Strategies",
                "TradeModel",
            ]
        ),

        // Effectful: what reaches the operating system.
        target("SystemIO", ["CCurl", "Ports"]),
        target(
            "Providers",
            [
                "ByteCodec", "Cryptography", "Intel", "Ports", "SystemIO", "Throttle", "TradeModel",
            ]
        ),
        target("Alerts", ["ByteCodec", "Ports", "SystemIO", "TradeModel"]),
        target(
            "Lookout",
            [
                "Intel", "Providers", "Solana", "SystemIO", "Throttle", "TradeModel", "Warden",
            ]
        ),
        target("Storage", ["ByteCodec", "Journal", "Ports"]),
        target("Logs", ["ByteCodec", "Ports", "SystemIO", "TradeModel", logging]),
        target("SQLite", ["CSQLite"]),
        target(
            "Projection",
            [
                "ByteCodec", "Cryptography", "Host", "Journal", "Money", "Ports", "Replay",
                "SQLite", "Storage", "Supervision", "SystemIO", "TradeModel",
            ]
        ),
        target(
            "Desk",
            [
                "ByteCodec", "Engine", "Journal", "Ledger", "Money", "Policies", "Ports", "Storage",
                "Strategies", "TradeModel",
            ]
        ),
        target(
            "Host",
            [
                "ByteCodec", "Control", "Cryptography", "Desk", "Engine", "Journal", "Ledger",
                "Logs", "MarketData", "Money", "Policies", "Ports", "Replay", "Storage",
                "Strategies", "Supervision", "SystemIO", "TradeModel",
            ]
        ),
        target(
            "Console",
            [
                "Alerts", "Backtest", "ByteCodec", "Configuration", "Control", "Cryptography",
                "Engine",
                "Host", "Intel", "Journal", "Ledger", "Logs", "Lookout", "MarketData", "Money",
                "PaperVenue", "Policies", "Ports", "Projection", "Providers", "Replay", "Settings",
                "Solana", "Storage", "Strategies", "Supervision", "SystemIO", "Throttle",
                "TradeModel", "Warden",
            ]
        ),

        // Providers that do not exist, for whoever tries things out.
        target(
            "ProviderTwins",
            ["ByteCodec", "Cryptography", "Intel", "Randomness", "Solana", "TradeModel"]
        ),
        target(
            "Emulator",
            [
                "Intel", "ProviderTwins", "SystemIO", "TradeModel", nioCore, nioHTTP, nioPosix,
            ]
        ),

        target(
            "Demo",
            [
                "Backtest", "ByteCodec", "Configuration", "Console", "Cryptography", "DemoMarket",
                "Emulator", "Engine", "Host", "Intel", "Journal", "Ledger", "Lookout", "MarketData",
                "Money", "Policies", "Ports", "ProviderTwins", "Providers", "Replay",
                "Settings", "Storage", "Strategies", "SystemIO", "Throttle", "TradeModel", "Warden",
            ]
        ),

        // The virtual world in which the real engine and the real journal are tried.
        target("VenueTwins", ["Money", "Randomness", "TradeModel"]),
        target(
            "Simulation",
            [
                "ByteCodec", "Cryptography", "Desk", "Engine", "Journal", "Ledger", "Money",
                "Policies", "Ports", "Randomness", "Storage", "Strategies", "Throttle",
                "TradeModel", "VenueTwins",
            ]
        ),

        target(
            "Proof",
            [
                "ByteCodec", "Console", "Cryptography", "Host", "Ports", "Simulation", "SystemIO",
                "TradeModel",
            ]
        ),

        // What the repository holds itself to: rules over its own text.
        target("TidyRules", ["Ports"]),
        .executableTarget(
            name: "tidy",
            dependencies: ["ByteCodec", "SystemIO", "TidyRules"],
            swiftSettings: settings
        ),

        // Executables.
        .executableTarget(
            name: "plimsoll",
            dependencies: [
                argumentParser, "Configuration", "Console", "Demo", "Engine", "Host", "Intel",
                "Logs", "Projection", "Proof", "ProviderTwins", "Replay", "Settings", "Simulation",
                "SystemIO",
                "TradeModel",
            ] + mutants.map { .target(name: $0) },
            swiftSettings: settings
        ),
        .executableTarget(
            name: "plimsoll-bench",
            dependencies: [
                "Backtest", "ByteCodec", "Engine", "Host", "Journal", "Ledger", "MarketData",
                "Money", "PaperVenue", "Policies", "Ports", "Replay", "Storage", "Strategies",
                "SystemIO", "TradeModel",
            ],
            swiftSettings: settings
        ),

        // System libraries.
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .systemLibrary(
            name: "CSodium",
            pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]
        ),
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["ByteCodec", "MarketData", "Randomness"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests(
            "BacktestTests",
            [
                "Backtest", "Cryptography", "Engine", "Host", "MarketData", "Money", "PaperVenue",
                "Policies", "Randomness", "Replay", "Strategies", "SystemIO", "TestSupport",
                "TradeModel",
            ]
        ),
        tests(
            "SolanaTests",
            ["ByteCodec", "ProviderTwins", "Randomness", "Solana", "TestSupport"]
        ),
        tests(
            "IntelTests",
            [
                "ByteCodec", "Intel", "Money", "Ports", "Randomness", "Solana", "TestSupport",
                "Throttle", "TradeModel",
            ]
        ),
        tests(
            "WardenTests",
            [
                "ByteCodec", "Intel", "ProviderTwins", "Randomness", "Solana", "TestSupport",
                "TradeModel", "Warden",
            ]
        ),
        tests(
            "ProvidersTests",
            [
                "ByteCodec", "Intel", "Ports", "Providers", "Randomness", "Solana", "SystemIO",
                "TestSupport", "Throttle", "TradeModel",
            ]
        ),
        tests(
            "EmulatorTests",
            [
                "Emulator", "Intel", "Ports", "ProviderTwins", "SystemIO", "TestSupport",
                "TradeModel",
            ]
        ),
        tests(
            "LookoutTests",
            [
                "Emulator", "Intel", "Lookout", "Ports", "Providers", "ProviderTwins",
                "Randomness", "Solana", "SystemIO", "TestSupport", "Throttle", "TradeModel",
                "Warden",
            ]
        ),
        tests(
            "AlertsTests",
            ["Alerts", "ByteCodec", "Ports", "SystemIO", "TestSupport", "TradeModel"]
        ),
        tests("ThrottleTests", ["ByteCodec", "Randomness", "Throttle", "TradeModel"]),
        tests("MarketDataTests", ["MarketData", "Randomness", "TestSupport"]),
        tests("ByteCodecTests", ["ByteCodec", "Randomness", "TestSupport"]),
        tests("CryptographyTests", ["Cryptography"]),
        tests("ConfigurationTests", ["ByteCodec", "Configuration"]),
        tests(
            "SettingsTests",
            [
                "ByteCodec", "Configuration", "PaperVenue", "Policies", "Replay", "Settings",
                "TradeModel",
            ]
        ),
        tests(
            "JournalTests",
            ["ByteCodec", "Journal", "Money", "Randomness", "TestSupport", "TradeModel"]
        ),
        tests(
            "StorageTests",
            [
                "ByteCodec", "Journal", "Ports", "Randomness", "Simulation", "Storage", "SystemIO",
                "TestSupport",
            ]
        ),
        tests(
            "PaperVenueTests",
            ["Money", "PaperVenue", "TestSupport", "TradeModel"]
        ),
        tests(
            "ReplayTests",
            [
                "ByteCodec", "Engine", "Ledger", "MarketData", "Money", "PaperVenue", "Policies",
                "Randomness", "Replay", "Strategies", "TestSupport", "TradeModel",
            ]
        ),
        tests(
            "HostTests",
            [
                "Backtest", "ByteCodec", "Control", "Cryptography", "Engine", "Host", "Journal",
                "Ledger", "MarketData", "Money", "PaperVenue", "Policies", "Ports", "Randomness",
                "Replay", "Simulation", "Storage", "Strategies", "Supervision", "SystemIO",
                "TestSupport", "TradeModel",
            ]
        ),
        tests(
            "DeskTests",
            [
                "Desk", "Engine", "Journal", "Ledger", "MarketData", "Money", "PaperVenue",
                "Policies", "Ports", "Randomness", "Replay", "Simulation", "Storage", "Strategies",
                "TestSupport", "TradeModel", "VenueTwins",
            ]
        ),
        tests("ControlTests", ["ByteCodec", "Control", "Randomness", "TradeModel"]),
        tests("VenueTwinsTests", ["Money", "Randomness", "TradeModel", "VenueTwins"]),
        tests(
            "SimulationTests",
            [
                "ByteCodec", "Desk", "Engine", "Journal", "Money", "Policies", "Ports",
                "Randomness", "Simulation", "Storage", "Strategies", "TestSupport", "TradeModel",
                "VenueTwins",
            ],
            exclude: ["Seeds"]
        ),
        tests("SupervisionTests", ["Randomness", "Supervision", "TradeModel"]),
        tests(
            "LogsTests",
            [
                "ByteCodec", "Logs", "Ports", "Randomness", "SystemIO", "TestSupport", "TradeModel",
                logging,
            ]
        ),
        tests("SQLiteTests", ["SQLite", "TestSupport"]),
        tests(
            "ProjectionTests",
            [
                "Console", "Engine", "Host", "Journal", "MarketData", "PaperVenue", "Policies",
                "Ports", "Projection", "Replay", "SQLite", "Storage", "Strategies", "Supervision",
                "SystemIO", "TestSupport", "TradeModel",
            ]
        ),
        tests("SystemIOTests", ["Ports", "SystemIO", "TestSupport"]),
        tests("MoneyTests", ["Money", "Randomness", "TestSupport"]),
        tests("TradeModelTests", ["Money", "Randomness", "TestSupport", "TradeModel"]),
        tests("LedgerTests", ["Ledger", "Money", "Randomness", "TestSupport", "TradeModel"]),
        tests("PoliciesTests", ["Money", "TradeModel", "Policies"]),
        tests(
            "StrategiesTests",
            [
                "Money", "Randomness", "Strategies", "TestSupport", "TradeModel",
            ]
        ),
        tests(
            "EngineTests",
            [
                "Engine", "Ledger", "Money", "Policies", "Randomness", "Strategies", "TestSupport",
                "TradeModel",
            ]
        ),
        tests(
            "DemoTests",
            [
                "Demo", "DemoMarket", "Engine", "Host", "MarketData", "Money", "PaperVenue",
                "Policies", "Replay", "TradeModel",
            ]
        ),
        tests(
            "DemoMarketTests",
            [
                "DemoMarket", "Engine", "Host", "MarketData", "Money", "PaperVenue", "Policies",
                "Replay", "Strategies", "TradeModel",
            ]
        ),
        tests(
            "ConsoleTests",
            [
                "Alerts", "ByteCodec", "Console", "Control", "Engine", "Host", "Journal", "Ledger",
                "Logs", "MarketData", "Money", "PaperVenue", "Policies", "Ports", "Replay",
                "Settings", "Storage", "Strategies", "Supervision", "SystemIO", "TestSupport",
                "TradeModel",
            ]
        ),
        tests("TidyTests", ["SystemIO", "TidyRules"]),
        tests("CommandTests", ["ByteCodec", "Randomness", "plimsoll"]),
    ] + fuzzing + mutants.map { target($0) }
)
