// A decimal number as it stands in an answer, without a binary fraction in between. Every text of a
// JSON number is read, however long it is and whatever its exponent; what does not fit is found
// when it is brought to a scale.

import ByteCodec

/// The number `digits * 10^exponent`, and a little more when digits were left out.
struct ExactDecimal: Hashable {
    /// So many digits are kept: as many as every Int128 holds.
    private static let digitLimit = 38

    let isNegative: Bool
    let digits: Int128
    let exponent: Int
    /// Whether digits other than zero follow those that are kept.
    let hasMore: Bool

    /// The number that `text` is in JSON's grammar; nil when it is none.
    init?(_ text: String) {
        guard JSONNumber.isValid(text) else { return nil }
        var digits: Int128 = 0
        var count = 0
        var shift = 0
        var hasMore = false
        var seenPoint = false
        var bytes = Array(text.utf8)[...]
        isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        while let byte = bytes.first, byte | 0x20 != UInt8(ascii: "e") {
            bytes.removeFirst()
            guard byte != UInt8(ascii: ".") else {
                seenPoint = true
                continue
            }
            let digit = Int128(byte - UInt8(ascii: "0"))
            if count < ExactDecimal.digitLimit {
                digits = digits * 10 + digit
                if digits > 0 { count += 1 }
                if seenPoint { shift -= 1 }
            } else {
                hasMore = hasMore || digit > 0
                if !seenPoint { shift += 1 }
            }
        }
        self.digits = digits
        self.hasMore = hasMore
        exponent = shift + ExactDecimal.power(bytes.dropFirst())
    }

    /// A written exponent, held within what no number here comes near.
    private static func power(_ text: ArraySlice<UInt8>) -> Int {
        let isNegative = text.first == UInt8(ascii: "-")
        var power = 0
        for byte in text where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "+") {
            power = min(power * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
        }
        return isNegative ? -power : power
    }

    /// Whether it is nothing.
    var isZero: Bool { digits == 0 }

    /// The magnitude times `10^scale` as a whole number, rounded up or down; nil when it does not
    /// fit.
    func magnitude(scale: Int, roundingUp: Bool) -> Int128? {
        guard digits > 0 else { return 0 }
        let shift = exponent + scale
        if shift >= 0 {
            guard shift <= 38 else { return nil }
            let (product, overflow) = digits.multipliedReportingOverflow(by: tens(shift))
            guard !overflow else { return nil }
            return product + (hasMore && roundingUp ? 1 : 0)
        }
        guard -shift <= 38 else { return roundingUp ? 1 : 0 }
        let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: tens(-shift))
        return quotient + (roundingUp && (remainder > 0 || hasMore) ? 1 : 0)
    }

    private func tens(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}
