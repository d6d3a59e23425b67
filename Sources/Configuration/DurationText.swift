/// Lengths of time as a number and a unit: `250ms`, `5s`, `60m`, `12h`, `7d`.
public enum DurationText {
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
        ("s", 1_000_000_000), ("ms", 1_000_000),
    ]

    /// The nanoseconds of `text`; nil where it is no duration or beyond 64 bits.
    public static func parse(_ text: String) -> Int64? {
        let digits = text.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let rest = text.dropFirst(digits.count)
        guard let count = Int64(Substring(digits)),
            let unit = units.first(where: { $0.name == rest })
        else { return nil }
        let (nanoseconds, overflows) = count.multipliedReportingOverflow(by: unit.nanoseconds)
        return overflows ? nil : nanoseconds
    }

    /// The shortest text of whole milliseconds; anything finer is left out.
    public static func print(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "0s" }
        let unit = units.first { nanoseconds % $0.nanoseconds == 0 }
        guard let unit else { return "\(nanoseconds / 1_000_000)ms" }
        return "\(nanoseconds / unit.nanoseconds)\(unit.name)"
    }
}
