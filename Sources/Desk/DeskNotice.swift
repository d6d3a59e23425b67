public import Engine
public import Strategies
public import TradeModel

/// What a desk tells of a batch that has become durable.
public struct DeskNotice<S: Strategy> {
    /// The batch's facts, in order.
    public let facts: [Fact]
    /// The state after them.
    public let engine: Engine<S>
    /// The sequence of the last durable record.
    public let lastSequence: UInt64
}
