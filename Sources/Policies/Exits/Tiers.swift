/// Where a take-profit tier stands. It is filled by the venue's fill, never by the decision.
@frozen
public enum TierState: UInt8, Sendable, Hashable, CaseIterable {
    /// Waiting for its price, or for another attempt after one that failed.
    case armed
    /// An order for it is working.
    case pending
    /// Sold.
    case filled
}

/// A tier's state and what it has sold so far.
@frozen
public struct Tier: Sendable, Hashable {
    /// Where it stands.
    public var state: TierState
    /// Base units sold under it so far.
    public var sold: Int128

    /// An armed tier that has sold nothing.
    @inlinable
    public init() {
        state = .armed
        sold = 0
    }
}

/// The tiers of one position, at most four.
@frozen
public struct Tiers: Sendable, Hashable {
    /// The largest number of tiers.
    @inlinable public static var limit: Int { 4 }

    @usableFromInline var first = Tier()
    @usableFromInline var second = Tier()
    @usableFromInline var third = Tier()
    @usableFromInline var fourth = Tier()

    /// All armed.
    @inlinable
    public init() {}

    /// The tier `index`, counted from 0.
    ///
    /// - Precondition: `index` is below `limit`.
    @inlinable
    public subscript(index: Int) -> Tier {
        get {
            switch index {
            case 0: return first
            case 1: return second
            case 2: return third
            case 3: return fourth
            default: preconditionFailure("there are \(Tiers.limit) tiers")
            }
        }
        set {
            switch index {
            case 0: first = newValue
            case 1: second = newValue
            case 2: third = newValue
            case 3: fourth = newValue
            default: preconditionFailure("there are \(Tiers.limit) tiers")
            }
        }
    }

    /// Whether any tier has sold anything.
    @inlinable
    public var hasSold: Bool {
        first.sold > 0 || second.sold > 0 || third.sold > 0 || fourth.sold > 0
    }
}
