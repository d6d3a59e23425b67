// Decimal text to integers and back, exactly. Nothing here passes through a binary fraction.

/// Why a text is not a decimal number of the wanted scale.
public enum DecimalError: Error, Hashable, Sendable {
    /// No digits at all.
    case empty
    /// A character that has no place in a decimal number, and its offset in bytes.
    case unexpectedCharacter(offset: Int)
    /// More decimals than the scale holds, where rounding was not asked for.
    case tooManyDecimals(scale: UInt8)
    /// The number does not fit 128 bits at this scale.
    case overflow
}

extension DecimalError: CustomStringConvertible {
    /// The reason, in words that complete "`x` is no decimal number: …".
    public var description: String {
        switch self {
        case .empty: "it has no digits"
        case .unexpectedCharacter(let offset): "unexpected character at position \(offset + 1)"
        case .tooManyDecimals(let scale): "more than \(scale) decimals"
        case .overflow: "too large"
        }
    }
}

/// Exact conversion between decimal text and an integer at a scale.
public enum DecimalText {
    /// The integer `n` with `text = n * 10^-scale`.
    ///
    /// Accepts an optional sign, digits and one point (`-12.5`, `.5`, `7.`). Exponents, spaces,
    /// separators, `nan` and `inf` are refused.
    ///
    /// - Parameters:
    ///   - text: the number.
    ///   - scale: how many decimals the result has.
    ///   - rounding: what happens to decimals beyond the scale; nil refuses them.
    public static func parse(
        _ text: some StringProtocol,
        scale: UInt8,
        rounding: Rounding?
    ) throws(DecimalError) -> Int128 {
        var scanner = Scanner(scale: scale)
        var offset = 0
        for byte in text.utf8 {
            try scanner.accept(byte, at: offset)
            offset += 1
        }
        return try scanner.finish(rounding: rounding)
    }

    /// The shortest exact text of `units * 10^-scale`: no exponent, no trailing zeros.
    public static func print(_ units: Int128, scale: UInt8) -> String {
        print(units, scale: scale, minimumDecimals: 0)
    }

    /// The exact text of `units * 10^-scale` with at least `minimumDecimals` decimals.
    public static func print(_ units: Int128, scale: UInt8, minimumDecimals: UInt8) -> String {
        var digits = Array(String(units.magnitude).utf8)
        let scale = Int(scale)
        if digits.count <= scale {
            digits.insert(
                contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count),
                at: 0
            )
        }
        let point = digits.count - scale
        var end = digits.count
        while end > point + Int(minimumDecimals), digits[end - 1] == UInt8(ascii: "0") { end -= 1 }
        var text = units < 0 ? "-" : ""
        text += String(decoding: digits[..<point], as: UTF8.self)
        if end > point { text += "." + String(decoding: digits[point..<end], as: UTF8.self) }
        let missing = Int(minimumDecimals) - max(0, end - point)
        if missing > 0 {
            if end == point { text += "." }
            text += String(repeating: "0", count: missing)
        }
        return text
    }

    /// The text of `units * 10^-scale` rounded half-even to `decimals`, for people's eyes only.
    public static func display(_ units: Int128, scale: UInt8, decimals: UInt8) -> String {
        guard decimals < scale else {
            return print(units, scale: scale, minimumDecimals: decimals)
        }
        let rounded = units.divided(
            by: .powerOfTen(scale - decimals),
            rounding: .toNearestEven
        )
        return print(rounded, scale: decimals, minimumDecimals: decimals)
    }
}

/// Reads one decimal number byte by byte.
private struct Scanner {
    let scale: UInt8
    var magnitude: UInt128 = 0
    var isNegative = false
    var digits = 0
    var decimals: UInt8 = 0
    var seenPoint = false
    /// The first digit beyond the scale, and whether anything but zero follows it.
    var firstDropped: UInt8?
    var hasMoreDropped = false

    init(scale: UInt8) { self.scale = scale }

    mutating func accept(_ byte: UInt8, at offset: Int) throws(DecimalError) {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try accept(digit: byte - UInt8(ascii: "0"))
        case UInt8(ascii: ".") where !seenPoint: seenPoint = true
        case UInt8(ascii: "-") where offset == 0: isNegative = true
        case UInt8(ascii: "+") where offset == 0: break
        default: throw .unexpectedCharacter(offset: offset)
        }
    }

    private mutating func accept(digit: UInt8) throws(DecimalError) {
        digits += 1
        if seenPoint, decimals == scale {
            if firstDropped == nil {
                firstDropped = digit
            } else if digit != 0 {
                hasMoreDropped = true
            }
            return
        }
        if seenPoint { decimals += 1 }
        try push(digit)
    }

    private mutating func push(_ digit: UInt8) throws(DecimalError) {
        let (tens, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = tens.addingReportingOverflow(UInt128(digit))
        guard !tooLarge, !overflow else { throw .overflow }
        magnitude = sum
    }

    mutating func finish(rounding: Rounding?) throws(DecimalError) -> Int128 {
        guard digits > 0 else { throw .empty }
        while decimals < scale {
            try push(0)
            decimals += 1
        }
        var remainder: UInt128 = 0
        if let firstDropped, firstDropped != 0 || hasMoreDropped {
            guard rounding != nil else { throw .tooManyDecimals(scale: scale) }
            // What was dropped, in twentieths of a unit, a sticky digit standing for all that
            // follows: enough to tell below, at and above the half.
            remainder = UInt128(firstDropped) * 2 + (hasMoreDropped ? 1 : 0)
        }
        let number = Int128.resolved(
            magnitude,
            isNegative: isNegative,
            remainder: remainder,
            divisor: 20,
            rounding: rounding ?? .towardZero
        )
        guard let number else { throw .overflow }
        return number
    }
}
