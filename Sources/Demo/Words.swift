import Money
import Replay
import TradeModel

/// Numbers and times as the story tells them.
enum Words {
    /// Quote units with two decimals and the thousands apart: `12,345.67`.
    static func money(_ units: Int128) -> String {
        let text = DecimalText.display(units, scale: RunSpecification.quoteDecimals, decimals: 2)
        let parts = text.split(separator: ".", maxSplits: 1)
        let isNegative = text.hasPrefix("-")
        var grouped = ""
        let digits = (parts.first ?? "0").drop { $0 == "-" }
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return (isNegative ? "-" : "") + grouped + "." + (parts.last ?? "00")
    }

    /// The same with a sign before a gain.
    static func gain(_ units: Int128) -> String { (units > 0 ? "+" : "") + money(units) }

    /// A number to five significant digits, its whole part always in full.
    static func short(_ units: Int128, scale: UInt8) -> String {
        guard units != 0 else { return "0" }
        let digits = String(units.magnitude).utf8.count
        let decimals = max(0, min(Int(scale), Int(scale) - digits + 5))
        return DecimalText.display(units, scale: scale, decimals: UInt8(decimals))
    }

    /// Base units to five significant digits.
    static func base(_ units: Int128) -> String {
        short(units, scale: RunSpecification.baseDecimals)
    }

    /// The time of day, to the minute.
    static func minute(_ instant: Instant) -> String {
        let minutes = instant.milliseconds / 60_000 % 1_440
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// How far `price` is from `reference`, in percent with one decimal and a sign.
    static func change(_ price: Int64, from reference: Int64) -> String {
        guard reference > 0 else { return "?" }
        let tenths = (Int128(price) - Int128(reference)) * 1_000 / Int128(reference)
        return (tenths > 0 ? "+" : "") + DecimalText.print(tenths, scale: 1, minimumDecimals: 1)
            + " %"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
