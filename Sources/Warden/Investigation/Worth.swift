import Money

/// What amounts are worth, in integers.
enum Worth {
    /// Millionths of a US dollar that so many base units are worth, rounded down; nil when it does not fit.
    static func microUsd(_ amount: UInt64, decimals: UInt8, _ price: Price) -> Int64? {
        guard decimals <= 18, price.scale <= 18, price.mantissa >= 0 else { return nil }
        let divisor = Int128.powerOfTen(decimals) * Int128.powerOfTen(price.scale)
        let product = Int128(amount) * Int128(price.mantissa)
        return product.multiplied(by: 1_000_000, dividedBy: divisor, rounding: .down)
            .flatMap { Int64(exactly: $0) }
    }

    /// Base units that so many millionths of a US dollar buy, rounded down; nil when it does not fit or there is
    /// no price.
    static func amount(of microUsd: Int64, decimals: UInt8, _ price: Price) -> UInt64? {
        guard decimals <= 18, price.scale <= 18, price.mantissa > 0 else { return nil }
        let factor = Int128.powerOfTen(decimals) * Int128.powerOfTen(price.scale)
        let divisor = Int128(price.mantissa) * 1_000_000
        return Int128(microUsd).multiplied(by: factor, dividedBy: divisor, rounding: .down)
            .flatMap { UInt64(exactly: $0) }
    }
}
