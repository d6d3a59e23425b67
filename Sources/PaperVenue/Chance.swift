import TradeModel

/// Chance without a state: each draw is a function of what it decides.
struct Chance: Sendable, Hashable {
    /// What a draw decides.
    enum Question: UInt64 {
        case isRefused = 1
        case isPartial = 2
        case share = 3
    }

    let seed: UInt64

    /// A number below `bound` for the `fill`-th fill of the intent.
    func draw(
        _ question: Question,
        _ ordinal: OrderOrdinal,
        fill: UInt32,
        below bound: UInt64
    ) -> UInt64 {
        var bits = mixed(seed ^ mixed(ordinal.value))
        bits = mixed(bits ^ (UInt64(fill) << 8 | question.rawValue))
        return bits.multipliedFullWidth(by: bound).high
    }

    /// SplitMix64's finaliser; wrapping on purpose.
    private func mixed(_ value: UInt64) -> UInt64 {
        var bits = value &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
