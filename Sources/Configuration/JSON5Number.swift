// Numbers are kept as text, so that no digit is lost on the way to an integer type.

/// A finite JSON5 number.
public struct JSON5Number: Hashable, Sendable {
    /// As it is written.
    public let text: String
    /// The same number with a sign, digits and at most one point; nil when it is beyond what any setting
    /// can hold.
    public let plain: String?

    /// The furthest that an exponent moves the point.
    private static let exponentLimit = 60
    /// The most characters of a number with an exponent.
    private static let lengthLimit = 200

    /// A number whose text follows the grammar.
    init(_ text: String) {
        self.text = text
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let isSigned = isNegative || text.utf8.first == UInt8(ascii: "+")
        let body = isSigned ? text.dropFirst() : text[...]
        let magnitude =
            body.hasPrefix("0x") || body.hasPrefix("0X")
            ? Self.hexadecimal(body.dropFirst(2)) : Self.decimal(body)
        plain = magnitude.map { isNegative ? "-" + $0 : $0 }
    }

    private static func hexadecimal(_ digits: Substring) -> String? {
        UInt128(digits, radix: 16).map { String($0) }
    }

    /// Moves the point by the exponent.
    private static func decimal(_ body: Substring) -> String? {
        guard let mark = body.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
            return String(body)
        }
        guard body.utf8.count <= lengthLimit, let exponent = Int(body[body.index(after: mark)...]),
            abs(exponent) <= exponentLimit
        else { return nil }
        let mantissa = body[..<mark]
        let whole = mantissa.prefix { $0 != "." }
        var digits = Array((whole + mantissa.dropFirst(whole.count + 1)).utf8)
        var point = whole.utf8.count + exponent
        let zero = UInt8(ascii: "0")
        if point < 0 {
            digits.insert(contentsOf: repeatElement(zero, count: -point), at: 0)
            point = 0
        }
        if point > digits.count {
            digits.append(contentsOf: repeatElement(zero, count: point - digits.count))
        }
        digits.insert(UInt8(ascii: "."), at: point)
        return String(decoding: digits, as: UTF8.self)
    }
}
