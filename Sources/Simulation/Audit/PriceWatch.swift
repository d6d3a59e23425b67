// What the node was told of prices, judged by common sense: the auditor's own idea of what may be
// believed.

import TradeModel

/// The readings of one instrument that reached a running engine.
struct PriceWatch: Sendable {
    /// The last price that may be believed; 0 before the first.
    private(set) var price: Int64 = 0
    /// True time at which it was made.
    private(set) var madeAt: Int64 = .min
    /// True time at which it arrived.
    private(set) var arrivedAt: Int64 = .min
    /// Whether the last reading was one to be believed.
    private(set) var isBelieved = false
    private var suspect: Int64 = 0

    /// A candle's close or open that reached the engine. `isSound` says whether it is consistent.
    mutating func hear(_ mantissa: Int64, isSound: Bool, madeAt: Int64, at now: Int64) {
        // What was overtaken, or was long under way, says nothing about now.
        guard madeAt > self.madeAt, now - madeAt <= 8_000_000_000 else { return }
        guard isSound, mantissa > 0 else {
            isBelieved = false
            suspect = 0
            return
        }
        let isNear = price == 0 || within(mantissa, price)
        guard isNear || (suspect > 0 && within(mantissa, suspect)) else {
            isBelieved = false
            suspect = mantissa
            return
        }
        price = mantissa
        suspect = 0
        self.madeAt = madeAt
        arrivedAt = now
        isBelieved = true
    }

    /// Nobody was there for a while: what is known says what once was.
    mutating func age() { isBelieved = false }

    private func within(_ price: Int64, _ other: Int64) -> Bool {
        price <= other * 20 && other <= price * 20
    }

    /// Whether a decision at true time `now` may rest on the price.
    func isFresh(at now: Int64) -> Bool {
        isBelieved && now - madeAt <= 158_000_000_000
    }
}
