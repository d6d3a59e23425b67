// Small readings of a span of bytes.

extension Span<UInt8> {
    /// Whether the span begins with `prefix`.
    func starts(with prefix: [UInt8]) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices where self[index] != prefix[index] { return false }
        return true
    }

    /// The bytes of `range`, copied.
    func array(of range: Range<Int>) -> [UInt8] {
        range.map { self[$0] }
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let comma = UInt8(ascii: ",")
    static let point = UInt8(ascii: ".")
    static let plus = UInt8(ascii: "+")
    static let minus = UInt8(ascii: "-")
    static let zero = UInt8(ascii: "0")

    /// The digit's value, or more than 9 for any other byte.
    @inline(__always)
    var digitValue: UInt8 { self &- .zero }
}
