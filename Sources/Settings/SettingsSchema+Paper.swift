import Configuration
import Money
import PaperVenue
import Replay
import TradeModel

extension SettingsSchema {
    static let paperGroups = [
        SettingGroup("paper", "The paper account and the venue that it trades on.")
    ]

    static var paperSettings: [Setting] { venueSettings.map { $0.inside("paper") } }

    private static var venueSettings: [Setting] {
        let model = PaperVenueModel()
        let part: ClosedRange<Int64> = 0...10_000
        let scale = RunSpecification.quoteDecimals
        let one = Int128.powerOfTen(scale)
        return [
            Setting(
                "cash",
                .number(scale: scale, 0...(1_000_000_000_000_000 * one)),
                unit: "quote currency",
                default: .number(units: 10_000 * one, scale: scale),
                "What the account starts with."
            ),
            whole("feeBps", part, "bps", model.feeBps, "The venue's fee on the notional."),
            Setting(
                "fill",
                .choice(["next-open", "close", "depth"]),
                default: .text("next-open"),
                "At which price market orders fill: the next candle's open, the close, or the next opens "
                    + "as far as their candles' volume goes."
            ),
            whole(
                "depthShareBps",
                1...10_000,
                "bps",
                1_000,
                "With the fill \"depth\": the share of a candle's volume that an open offers."
            ),
            Setting(
                "latency",
                .duration(0...86_400_000_000_000),
                default: .duration(nanoseconds: model.latency.nanoseconds),
                "The time from an order to its arrival."
            ),
            whole(
                "partialFillBps",
                part,
                nil,
                model.partialFillBps,
                "How many of 10000 fills are only a part."
            ),
            whole(
                "rejectionBps",
                part,
                nil,
                model.rejectionBps,
                "How many of 10000 orders the venue refuses."
            ),
            Setting(
                "seed",
                .number(scale: 0, 0...Int128(UInt64.max)),
                default: .integer(model.seed),
                "Where the venue's chance starts."
            ),
        ]
    }
}
