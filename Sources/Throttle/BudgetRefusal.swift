/// Why a request may not even wait.
public enum BudgetRefusal: Error, Sendable, Hashable {
    /// It weighs less than one unit.
    case weightless(Int64)
    /// It could never be granted: its lane gets at most so many units at once.
    case tooHeavy(weight: Int64, limit: Int64)
    /// As many wait in its lane as may.
    case full(Lane, capacity: Int)
    /// There is no such part.
    case noSuchPart(Int)
    /// There is no such provider.
    case noSuchProvider(String)
}
