// What answers about tokens are made of: addresses, prices, dollars, parts and times.

import Money
import Solana
import TradeModel

extension AnswerField {
    /// How far ahead of our clock a provider's time may lie.
    static let ahead = Instant.Span.seconds(60)

    // MARK: - Addresses

    /// An account.
    func address() throws(IntelError) -> Address {
        guard let address = Address(try text()) else { throw mistyped("an address") }
        return address
    }

    /// An account, or nil where the provider writes an empty text for none.
    func addressOrEmpty() throws(IntelError) -> Address? {
        try text().isEmpty ? nil : try address()
    }

    /// It names exactly this account.
    func mustBe(_ asked: Address) throws(IntelError) {
        guard try address() == asked else { throw .notWhatWasAsked(field: path, value: shown) }
    }

    /// A token's decimals, which must be the chain's where those are known.
    func decimals(chain: UInt8?) throws(IntelError) -> UInt8 {
        let decimals = UInt8(try count(to: 38))
        if let chain, chain != decimals {
            throw .contradictsChain(field: path, value: "\(decimals)", chain: "\(chain)")
        }
        return decimals
    }

    // MARK: - Amounts

    /// A price in dollars, of 18 digits at most, further ones cut off; nil for nothing, which is
    /// how some say that they know none.
    func price() throws(IntelError) -> Price? {
        let decimal = try decimal()
        guard !decimal.isZero else { return nil }
        guard !decimal.isNegative else { throw absurd }
        var digits = decimal.digits
        var scale = -decimal.exponent
        while digits >= 1_000_000_000_000_000_000 || digits % 10 == 0 {
            digits /= 10
            scale -= 1
        }
        // No more than a trillion dollars, and not finer than 48 decimals.
        guard let dollars = decimal.magnitude(scale: 0, roundingUp: false),
            dollars <= 1_000_000_000_000, scale <= 48
        else { throw absurd }
        while scale < 0 {
            digits *= 10
            scale += 1
        }
        guard let mantissa = Int64(exactly: digits), let scale = UInt8(exactly: scale) else {
            throw absurd
        }
        return Price(mantissa: mantissa, scale: scale)
    }

    /// Dollars in millionths, rounded down; a trillion dollars at most.
    func microUsd() throws(IntelError) -> Int64 {
        try amount(scale: 6, limit: 1_000_000_000_000_000_000, roundingUp: false)
    }

    /// A fraction of a whole, or a percentage, in millionths. Floating points that overshoot the
    /// whole by up to a hundredth of a percent count as the whole.
    func ppm(ofHundred isPercent: Bool, roundingUp: Bool) throws(IntelError) -> Int64 {
        let ppm = try amount(scale: isPercent ? 4 : 6, limit: 1_000_100, roundingUp: roundingUp)
        return min(ppm, 1_000_000)
    }

    /// A number times `10^scale`, from 0 to `limit`.
    func amount(scale: Int, limit: Int64, roundingUp: Bool) throws(IntelError) -> Int64 {
        let decimal = try decimal()
        guard !decimal.isNegative || decimal.isZero,
            let magnitude = decimal.magnitude(scale: scale, roundingUp: roundingUp),
            magnitude <= limit, let amount = Int64(exactly: magnitude)
        else { throw absurd }
        return amount
    }

    // MARK: - Times

    /// Seconds since 1970, later than that and not of the future.
    func unixTime(at now: Instant) throws(IntelError) -> Instant {
        let seconds = try count(to: 1 << 40)
        guard seconds > 0, let instant = Instant(exactlyMilliseconds: seconds * 1_000) else {
            throw absurd
        }
        return try notAhead(instant, of: now)
    }

    /// An RFC 3339 time, not of the future.
    func calendarTime(at now: Instant) throws(IntelError) -> Instant {
        guard let instant = CalendarTime.instant(try text()) else { throw mistyped("a time") }
        return try notAhead(instant, of: now)
    }

    private func notAhead(_ instant: Instant, of now: Instant) throws(IntelError) -> Instant {
        guard instant - now <= AnswerField.ahead else { throw absurd }
        return instant
    }

    /// `instant`, which this field says, unless it is older than `maxAge`.
    func fresh(_ instant: Instant, at now: Instant, maxAge: Instant.Span) throws(IntelError)
        -> Instant
    {
        guard now - instant <= maxAge else { throw .stale(field: path, age: now - instant) }
        return instant
    }
}
