/// Where an order stands in a venue's truth.
@frozen
public enum TwinOrderState: UInt8, Sendable, Hashable, CaseIterable {
    /// It rests, or it may still land, or it has landed in a block that may still be undone.
    case live
    /// All of it was executed, for good.
    case filled
    /// It was taken off.
    case cancelled
    /// Its time ran out.
    case expired
    /// It was refused, or it landed with an error.
    case rejected
}
