// Lines, line ends and times in a candle file's bytes.

extension CandleFileReader {
    /// Reads a time of digits only; `nil` where there is none or it is after the year 2199.
    @inline(__always)
    static func time(in bytes: Span<UInt8>, at cursor: inout Int) -> Int64? {
        let start = cursor
        var time: Int64 = 0
        while cursor < bytes.count {
            let digit = bytes[cursor].digitValue
            guard digit <= 9 else { break }
            time = time * 10 + Int64(digit)
            guard time <= CandleRowDiagnosis.latestTimeMs else { return nil }
            cursor += 1
        }
        return cursor > start ? time : nil
    }

    /// Skips `\n`, `\r\n`, or the end of the file with or without a `\r`; false at anything else.
    @inline(__always)
    static func skipLineEnd(in bytes: Span<UInt8>, at cursor: inout Int) -> Bool {
        if cursor < bytes.count, bytes[cursor] == .carriageReturn { cursor += 1 }
        guard cursor < bytes.count else { return true }
        guard bytes[cursor] == .newline else { return false }
        cursor += 1
        return true
    }

    /// Whether a byte ends a line or is the first of two that do.
    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == .newline || byte == .carriageReturn
    }

    /// Whether nothing but line ends follows.
    static func isBlank(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        for index in start..<bytes.count where !isLineEnd(bytes[index]) { return false }
        return true
    }

    /// The line that starts at `start`, without its line end.
    static func line(in bytes: Span<UInt8>, from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] != .newline { end += 1 }
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }
}
