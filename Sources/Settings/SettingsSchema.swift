// Every setting of the program. What is declared here is what the file, the variables, the command line,
// `config schema`, `init` and docs/configuration.md know.

public import Configuration
import Replay

/// The program's schema.
public enum SettingsSchema {
    /// The file that is read where none is named.
    public static let fileName = "plimsoll.json5"
    /// The file of variables that is read.
    public static let variableFileName = ".env"

    /// The data directory where none is chosen.
    public static let defaultDataDirectory = "plimsoll-data"

    /// The schema.
    public static let schema = SettingSchema(
        variablePrefix: "PLIMSOLL_",
        groups: paperGroups + strategyGroups + policyGroups + [wardenGroup] + providerGroups
            + operationGroups,
        settings: topSettings + paperSettings + strategySettings + policySettings
            + wardenSettings + providerSettings + operationSettings,
        // What tests and their tools read.
        foreignVariables: [
            "PLIMSOLL_VECTORS", "PLIMSOLL_DATA", "PLIMSOLL_MUTANTS", "PLIMSOLL_FUZZ",
            "PLIMSOLL_FUZZ_", "PLIMSOLL_PEERS", "PLIMSOLL_SHIM_",
        ]
    )

    private static let topSettings = [
        older(
            OlderName("DRY_RUN", reading: .trueUnless("false")),
            Setting(
                "dryRun",
                .boolean,
                default: .boolean(true),
                "Whether nothing real is traded. This version cannot trade with real money: with false "
                    + "`run` is refused and says what is missing. DRY_RUN means false only when it is "
                    + "exactly \"false\"; unset, empty or anything else, it means true."
            )
        ),
        older(
            OlderName("WAL_DIR"),
            Setting(
                "dataDir",
                .path,
                default: .text(defaultDataDirectory),
                "The data directory, seen from the working directory. It holds the journal, which is "
                    + "the truth, in journal/, and everything made from it. The directory that it lies in "
                    + "must exist."
            )
        ),
        Setting(
            "lockTimeout",
            .duration(0...600_000_000_000),
            default: .duration(nanoseconds: 9_000_000_000),
            "How long a start waits for another process to let go of the data directory. On a slow "
                + "machine, give it more."
        ),
    ]

    static func older(_ name: OlderName, _ setting: Setting) -> Setting {
        var setting = setting
        setting.olderName = name
        return setting
    }

    /// A whole number with its default.
    static func whole(
        _ key: String,
        _ bounds: ClosedRange<Int64>,
        _ unit: String?,
        _ value: Int64,
        _ summary: String
    ) -> Setting {
        Setting(key, .integer(bounds), unit: unit, default: .integer(value), summary)
    }
}
