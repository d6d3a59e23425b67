// The engine in a snapshot: everything that its facts have made of it. What it is made of (instruments,
// policies, the strategy's parameters) is said by the run's documents and not repeated.
//
// Invariant: an engine of the same make that takes a snapshot equals the one that wrote it.

import Strategies
public import TradeModel

extension Engine {
    /// Writes the state.
    public func save(to writer: inout StateWriter) {
        core.save(to: &writer)
        strategy.save(to: &writer)
    }

    /// Takes the state of a snapshot. The engine must be new, of the make of the one that wrote it;
    /// after an error it must not be used.
    public mutating func restore(from reader: inout StateReader) throws(StateError) {
        try core.restore(from: &reader)
        try strategy.restore(from: &reader)
    }
}
