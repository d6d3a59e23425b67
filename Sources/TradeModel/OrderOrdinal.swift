/// An intent's number within a journal: 1, 2, 3 … across restarts.
@frozen
public struct OrderOrdinal: Sendable, Hashable, Comparable {
    /// The number, from 1.
    public let value: UInt64

    /// The intent with the number `value`.
    @inlinable
    public init(_ value: UInt64) { self.value = value }

    /// Order of intent.
    @inlinable
    public static func < (lhs: OrderOrdinal, rhs: OrderOrdinal) -> Bool { lhs.value < rhs.value }
}

/// The identity under which a venue knows an order. The epoch is made durable at every start
/// before anything is decided, so that a number cut from a damaged tail never names another order.
@frozen
public struct ClientOrderID: Sendable, Hashable {
    /// Which start of the engine issued it.
    public let epoch: UInt32
    /// The intent.
    public let ordinal: OrderOrdinal

    /// The identity of intent `ordinal` issued in `epoch`.
    @inlinable
    public init(epoch: UInt32, ordinal: OrderOrdinal) {
        self.epoch = epoch
        self.ordinal = ordinal
    }
}

extension ClientOrderID: CustomStringConvertible {
    /// As text, `epoch-ordinal`.
    public var description: String { "\(epoch)-\(ordinal.value)" }
}
