public import TradeModel

/// What a budget grants at an instant.
public struct BudgetPoll: Sendable, Hashable {
    /// Who may go, in this order.
    public internal(set) var grants: [Ticket] = []
    /// When to ask again, unless something is requested, cancelled or heard before; nil when nobody
    /// waits. Somebody may have to wait on even then, but nobody is granted anything before.
    public internal(set) var nextAt: Instant?
}
