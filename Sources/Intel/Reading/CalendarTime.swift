import TradeModel

/// Reads RFC 3339 times: `2026-01-02T03:04:05.678Z`, or with an offset from UTC in place of the
/// `Z`.
enum CalendarTime {
    /// The instant; nil when the text is no such time, or one outside the years 1970 to 2261.
    static func instant(_ text: String) -> Instant? {
        var bytes = Array(text.utf8)[...]
        guard bytes.count <= 40,
            let year = number(&bytes, 4, in: 1_970...2_261), take("-", &bytes),
            let month = number(&bytes, 2, in: 1...12), take("-", &bytes),
            let day = number(&bytes, 2, in: 1...days(year, month)), take("Tt", &bytes),
            let hour = number(&bytes, 2, in: 0...23), take(":", &bytes),
            let minute = number(&bytes, 2, in: 0...59), take(":", &bytes),
            let second = number(&bytes, 2, in: 0...60),
            let nanosecond = fraction(&bytes), let offset = offset(&bytes), bytes.isEmpty
        else { return nil }
        let minutes = (dayNumber(year, month, day) * 24 + hour) * 60 + minute - offset
        return Instant(nanoseconds: (minutes * 60 + second) * 1_000_000_000 + nanosecond)
    }

    private static func take(_ letters: String, _ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard let byte = bytes.first, letters.utf8.contains(byte) else { return false }
        bytes.removeFirst()
        return true
    }

    private static func number(
        _ bytes: inout ArraySlice<UInt8>,
        _ width: Int,
        in range: ClosedRange<Int64>
    ) -> Int64? {
        var value: Int64 = 0
        guard bytes.count >= width else { return nil }
        for byte in bytes.prefix(width) {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        bytes.removeFirst(width)
        return range.contains(value) ? value : nil
    }

    /// Nanoseconds; further digits are cut off.
    private static func fraction(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        guard take(".", &bytes) else { return 0 }
        var value: Int64 = 0
        var count = 0
        while let byte = bytes.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            if count < 9 { value = value * 10 + Int64(byte - UInt8(ascii: "0")) }
            count += 1
            bytes.removeFirst()
        }
        guard count > 0 else { return nil }
        for _ in min(count, 9)..<9 { value *= 10 }
        return value
    }

    /// Minutes that the clock of the text is ahead of UTC.
    private static func offset(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        if take("Zz", &bytes) { return 0 }
        let isBehind = bytes.first == UInt8(ascii: "-")
        guard take("+-", &bytes), let hours = number(&bytes, 2, in: 0...23), take(":", &bytes),
            let minutes = number(&bytes, 2, in: 0...59)
        else { return nil }
        return (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func days(_ year: Int64, _ month: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01.
    private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let past = year - 1
        let leaps = past / 4 - past / 100 + past / 400 - (1_969 / 4 - 1_969 / 100 + 1_969 / 400)
        var number = (year - 1_970) * 365 + leaps + day - 1
        for earlier in 1..<month { number += days(year, earlier) }
        return number
    }
}
