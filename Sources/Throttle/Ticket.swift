/// A place in a budget's line.
@frozen
public struct Ticket: Sendable, Hashable {
    /// Its number: later requests have greater ones.
    public let number: UInt64
}
