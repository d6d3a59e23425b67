// The grammar of a JSON number, RFC 8259 section 6. Numbers are kept as text everywhere, so that no
// digit is lost on the way to an integer type.

/// The grammar of JSON numbers.
public enum JSONNumber {
    /// Whether the whole text is one JSON number.
    public static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { raw in length(in: raw, at: 0) == raw.count }
            && !bytes.isEmpty
    }

    /// The length of the number that starts at `start`, or nil when there is none.
    static func length(in bytes: UnsafeRawBufferPointer, at start: Int) -> Int? {
        var at = start
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "0") {
            at += 1
        } else {
            guard skipDigits(in: bytes, &at) else { return nil }
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard skipDigits(in: bytes, &at) else { return nil }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
                at += 1
            }
            guard skipDigits(in: bytes, &at) else { return nil }
        }
        return at - start
    }

    private static func skipDigits(in bytes: UnsafeRawBufferPointer, _ at: inout Int) -> Bool {
        let start = at
        while at < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[at] { at += 1 }
        return at > start
    }
}
