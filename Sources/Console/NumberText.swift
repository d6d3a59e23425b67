import Money

/// Numbers for people's eyes. What scripts read is exact and comes from `DecimalText`.
public enum NumberText {
    /// The number `units * 10^-scale` to eight significant digits, its whole part always in full.
    public static func short(_ units: Int128, scale: UInt8) -> String {
        let digits = String(units.magnitude).utf8.count
        let whole = max(0, digits - Int(scale))
        let decimals = whole > 0 ? max(2, 8 - whole) : min(Int(scale), Int(scale) - digits + 8)
        let text = DecimalText.display(units, scale: scale, decimals: UInt8(min(30, decimals)))
        return trimmed(text, minimumDecimals: 2)
    }

    /// The same with a sign before a gain.
    public static func signed(_ units: Int128, scale: UInt8) -> String {
        (units > 0 ? "+" : "") + short(units, scale: scale)
    }

    /// A count with its thousands apart: `1,234,567`.
    public static func count(_ value: some BinaryInteger) -> String {
        var text = ""
        let digits = String(value.magnitude)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// A statistic with so many decimals.
    public static func decimals(_ value: Double, _ decimals: UInt8) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = (value * factor).rounded()
        guard scaled.isFinite, scaled.magnitude < 1e18 else { return "\(value)" }
        return DecimalText.print(Int128(scaled), scale: decimals, minimumDecimals: decimals)
    }

    /// Basis points as percent: `1250` is `12.5 %`.
    public static func percent(bps: Int64) -> String {
        DecimalText.print(Int128(bps), scale: 2) + " %"
    }

    private static func trimmed(_ text: String, minimumDecimals: Int) -> String {
        guard let point = text.firstIndex(of: ".") else { return text }
        var end = text.endIndex
        while text.distance(from: point, to: end) > minimumDecimals + 1 {
            let before = text.index(before: end)
            guard text[before] == "0" else { break }
            end = before
        }
        return String(text[..<end])
    }
}
