/// What holds a pool's liquidity.
public enum LiquidityLock: UInt8, Sendable, Hashable, CaseIterable {
    /// Nobody can withdraw it.
    case locked = 0
    /// Somebody can withdraw it.
    case unlocked = 1
}
