public import Money
public import Policies
public import TradeModel

/// What an engine is made of: the instruments, the account and the policies. Only the policies may
/// change while it lives.
@frozen
public struct EngineSetup: Sendable, Hashable {
    /// The instruments, by index.
    public let instruments: [Instrument]
    /// How many assets the instruments name.
    public let assetCount: Int
    /// The one asset that every instrument is paid with.
    public let quote: AssetID
    /// The limits and exit rules.
    public internal(set) var profile: PolicyProfile
    /// The fee that reservations allow for, of the notional.
    public let feeBps: Int64
    /// How far above the last price a market order without protection reserves, where funds allow.
    public let reserveMarginBps: Int64
    /// A price more than this many times the one before, or less than that part of it, needs a
    /// second reading that agrees.
    public let absurdFactor: Int64
    /// How long after an order's end a fill of it may still be on its way: until then a statement may
    /// show it before the books do.
    public let lateFillGrace: Instant.Span

    /// A setup.
    ///
    /// - Precondition: every instrument is paid with `quote`.
    public init(
        instruments: [Instrument],
        assetCount: Int,
        quote: AssetID,
        profile: PolicyProfile,
        feeBps: Int64,
        reserveMarginBps: Int64 = 1_000,
        absurdFactor: Int64 = 20,
        lateFillGrace: Instant.Span = .seconds(30)
    ) {
        precondition(instruments.allSatisfy { $0.quote == quote }, "one quote asset an account")
        precondition(absurdFactor > 0, "a factor is positive")
        self.instruments = instruments
        self.assetCount = assetCount
        self.quote = quote
        self.profile = profile
        self.feeBps = feeBps
        self.reserveMarginBps = reserveMarginBps
        self.absurdFactor = absurdFactor
        self.lateFillGrace = lateFillGrace
    }
}
