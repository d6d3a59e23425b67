/// How a venue numbers executions.
@frozen
public enum TradeNumbering: UInt8, Sendable, Hashable, CaseIterable {
    /// 1, 2, 3 …
    case ascending
    /// Without order, as where the number is a hash. Still unique: the mixing is a bijection.
    case scattered

    func number(_ sequence: UInt64) -> UInt64 {
        switch self {
        case .ascending: return sequence
        case .scattered:
            // SplitMix64's finaliser; wrapping on purpose.
            var bits = sequence &+ 0x9E37_79B9_7F4A_7C15
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            return bits ^ (bits >> 31)
        }
    }
}
