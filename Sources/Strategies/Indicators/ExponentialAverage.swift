import TradeModel

/// An exponential moving average, seeded with its first value: `a * value + (1 - a) * average`
/// with `a = 2 / (length + 1)`. Indicators are the one place where `Double` is allowed; what they
/// yield never becomes money.
@frozen
public struct ExponentialAverage: Sendable, Hashable {
    /// The average, or 0 before the first value.
    public var value: Double
    @usableFromInline var isSeeded: Bool

    /// An average that has seen nothing.
    @inlinable
    public init() {
        value = 0
        isSeeded = false
    }

    /// Takes the next value in, weighted `alpha`.
    @inlinable
    public mutating func add(_ next: Double, alpha: Double) {
        if isSeeded {
            value = alpha * next + (1 - alpha) * value
        } else {
            value = next
            isSeeded = true
        }
    }

    /// The weight of a new value in an average over `length` values.
    @inlinable
    public static func alpha(length: Int) -> Double { 2 / (Double(length) + 1) }

    /// Writes the average, bit by bit.
    func save(to writer: inout StateWriter) {
        writer.append(bits: value)
        writer.append(isSeeded)
    }

    /// Takes the average of a snapshot.
    mutating func restore(from reader: inout StateReader) throws(StateError) {
        value = try reader.double("average")
        isSeeded = try reader.bool("average's beginning")
    }
}
