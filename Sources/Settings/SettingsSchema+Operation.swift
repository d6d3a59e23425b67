import Configuration

extension SettingsSchema {
    static let operationGroups = [
        SettingGroup("journal", "The journal on disk."),
        SettingGroup("logs", "What the engine writes about itself."),
        SettingGroup(
            "alerts",
            "Where what a person should hear is sent, beside the terminal and the log. A sink that fails is shown by "
                + "`plimsoll status` and `health`."
        ),
        SettingGroup("evm", "EVM chains. No such venue can be traded yet."),
    ]

    static var operationSettings: [Setting] {
        journalSettings.map { $0.inside("journal") } + logSettings.map { $0.inside("logs") }
            + alertSettings.map { $0.inside("alerts") }
            + [
                older(
                    OlderName("MAX_GAS_PRICE"),
                    Setting(
                        "evm.maxGasPriceGwei",
                        .number(scale: 9, 1...10_000_000_000_000),
                        unit: "gwei",
                        default: .number(units: 50_000_000_000, scale: 9),
                        "The highest gas price that a transaction may offer. It is checked and shown; as "
                            + "there is no EVM venue yet, nothing is sent that it could limit."
                    )
                )
            ]
    }

    private static var journalSettings: [Setting] {
        [
            whole(
                "segmentBytes",
                65_536...1_073_741_824,
                "bytes",
                4_194_304,
                "Size of a segment of a new journal, a multiple of 512; one that exists keeps its own."
            ),
            whole(
                "snapshotIntervalBytes",
                65_536...1_073_741_824,
                "bytes",
                16_777_216,
                "After how much journal the next snapshot is due: about what a start has to fold."
            ),
            whole(
                "keptSegments",
                0...1_000_000,
                "segments",
                0,
                "How many segments stay in journal/ before the older of the two snapshots; earlier ones are put "
                    + "into archive/, where readers find them. 0 puts none aside. Nothing is ever deleted."
            ),
        ]
    }

    private static var alertSettings: [Setting] {
        var webhook = Setting(
            "webhook",
            .text(1...2_048),
            default: .none,
            "An address that every alert is posted to as JSON: https, or http on this machine. Never shown, for it may "
                + "hold a key."
        )
        webhook.isSecret = true
        return [
            Setting(
                "command",
                .list(.text(1...4_096), 0...64),
                default: .list([]),
                "A program and its arguments that every alert is handed to as JSON on its standard input; no shell "
                    + "reads it. It is ended after ten seconds. An empty list means none."
            ),
            webhook,
            Setting(
                "least",
                .choice(["error", "warning", "information"]),
                default: .text("warning"),
                "The least important alerts that are sent."
            ),
            Setting(
                "repeatAfter",
                .duration(1_000_000_000...86_400_000_000_000),
                default: .duration(nanoseconds: 900_000_000_000),
                "So long the same alert is not sent again; then it is told how often it was meant."
            ),
        ]
    }

    private static var logSettings: [Setting] {
        [
            Setting(
                "level",
                .choice(["error", "warning", "info", "debug"]),
                default: .text("info"),
                "The least important lines that are written."
            ),
            Setting(
                "directory",
                .path,
                default: .none,
                "Where the files lie; null means logs/ in the data directory."
            ),
            whole(
                "maxBytes",
                4_096...1_073_741_824,
                "bytes",
                10_485_760,
                "Size at which a file is put aside and a new one is begun."
            ),
            whole(
                "keepFiles",
                1...1_000,
                "files",
                5,
                "How many files that were put aside are kept beside the one that is written."
            ),
        ]
    }
}
