// What a token has to be for the Warden to let it pass.

import Configuration

extension SettingsSchema {
    static let wardenGroup = SettingGroup(
        "warden",
        "The Warden, who judges a token by the chain's own bytes and by what providers have against it. What it cannot "
            + "know fails a token as surely as what it knows to be bad."
    )

    static var wardenSettings: [Setting] {
        [
            Setting(
                "minimumLiquidity",
                .number(scale: 2, 0...100_000_000_000_00),
                unit: "USD",
                default: .number(units: 10_000_00, scale: 2),
                "With less in its pools a token fails."
            ),
            whole(
                "topHoldersPercent",
                1...100,
                "percent",
                80,
                "When ten holders have so much of a token, or more, it fails; pools and what is burned do not count."
            ),
            Setting(
                "minimumAge",
                .duration(0...31_536_000_000_000_000),
                default: .duration(nanoseconds: 300_000_000_000),
                "A younger token fails."
            ),
            Setting(
                "rejectUnlockedLiquidity",
                .boolean,
                default: .boolean(true),
                "Whether a token fails whose liquidity somebody can take out; with false it warns."
            ),
            Setting(
                "admits",
                .choice(["pass", "warn"]),
                default: .text("warn"),
                "The worst verdict with which something is bought. FAIL is never enough."
            ),
            Setting(
                "maximumAge",
                .duration(1_000_000_000...86_400_000_000_000),
                default: .duration(nanoseconds: 600_000_000_000),
                "With a verdict that rests on a reading older than this nothing is bought."
            ),
            Setting(
                "size",
                .number(scale: 2, 1_00...1_000_000_00),
                unit: "USD",
                default: .number(units: 100_00, scale: 2),
                "How much is sold on trial. What cannot be sold in this size fails."
            ),
            Setting(
                "patience",
                .duration(1_000_000_000...300_000_000_000),
                default: .duration(nanoseconds: 45_000_000_000),
                "So long answers are waited for; what has not come by then counts as unknown."
            ),
        ].map { $0.inside("warden") }
    }
}
