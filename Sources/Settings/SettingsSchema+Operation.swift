import Configuration

extension SettingsSchema {
    static let operationGroups = [
        SettingGroup("journal", "The journal on disk."),
        SettingGroup("logs", "What the engine writes about itself."),
        SettingGroup("control", "How a running engine is spoken to."),
        SettingGroup("evm", "EVM chains. No such venue can be traded yet."),
    ]

    static var operationSettings: [Setting] {
        journalSettings.map { $0.inside("journal") } + logSettings.map { $0.inside("logs") }
            + [
                Setting(
                    "control.socket",
                    .boolean,
                    default: .boolean(true),
                    "Whether a running engine listens on control.sock in the data directory."
                ),
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
                ),
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
                "snapshotIntervalSegments",
                1...10_000,
                "segments",
                4,
                "After how many segments the next snapshot is due: the most that a start has to fold."
            ),
            whole(
                "archiveDays",
                0...36_500,
                "days",
                0,
                "How long archived segments are kept; 0 keeps them for ever. Nothing is archived or removed yet."
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
                "Size at which a new file is begun."
            ),
            whole("keepFiles", 1...1_000, "files", 5, "How many files are kept."),
        ]
    }
}
