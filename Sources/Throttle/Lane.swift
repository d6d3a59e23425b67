/// What a request is for: which of those that wait goes first.
@frozen
public enum Lane: Int, Sendable, Hashable, CaseIterable {
    /// What closes a position, and what that waits for. Never waits behind another lane.
    case exits
    /// What calls an order back.
    case cancels
    /// What opens a position, and questions about the account.
    case entries
    /// Everything else that is read.
    case data
}
