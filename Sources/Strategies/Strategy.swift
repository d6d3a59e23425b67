// What a strategy is: it observes, which changes its state, and it decides, which does not. The
// split is what makes recovery exact: observations are folded again, decisions never are.

public import TradeModel

/// How much a strategy wants to trade.
@frozen
public enum Size: Sendable, Hashable {
    /// So many base units.
    case units(Int128)
    /// The worth of so many millionths of equity.
    case millionthsOfEquity(Int64)
}

/// What a strategy wants to do with one instrument now.
@frozen
public enum Decision: Sendable, Hashable {
    /// Open a position on this side, or add to it.
    case enter(Side, Size)
    /// Close the position.
    case leave
}

/// What a strategy may know about the instrument that it decides on.
@frozen
public struct StrategyView: Sendable, Hashable {
    /// Base units held; negative for short.
    public let size: Int128
    /// Whether an order of this instrument is working.
    public let hasWorkingOrder: Bool

    /// A view.
    @inlinable
    public init(size: Int128, hasWorkingOrder: Bool) {
        self.size = size
        self.hasWorkingOrder = hasWorkingOrder
    }
}

/// A trading strategy as a value. Equal inputs lead to equal states and equal decisions.
public protocol Strategy: Sendable, Hashable {
    /// Takes a closed candle in. The only way in which a strategy's state changes.
    mutating func observe(_ candle: Candle, of instrument: InstrumentIndex)

    /// What to do after the last candle of `instrument`; nil for nothing.
    func decide(on instrument: InstrumentIndex, _ view: StrategyView) -> Decision?

    /// Appends the state to a canonical encoding, each part in a fixed order.
    func encode(into sink: inout some StateSink)

    /// Writes into a snapshot what it has observed; its parameters are the run's.
    func save(to writer: inout StateWriter)

    /// Takes what a snapshot holds in the place of what it has observed. The strategy must be new, of
    /// the parameters and instruments of the one that was saved; after an error it must not be used.
    mutating func restore(from reader: inout StateReader) throws(StateError)
}

/// Takes the parts of a canonical state encoding.
public protocol StateSink {
    /// Appends an integer.
    mutating func append(_ value: Int128)
    /// Appends a number by its bit pattern.
    mutating func append(bits value: Double)
}
