// The loop in a snapshot: engine and venue. The feed is put where the engine's cursor stands, and what was
// asked when it was written is asked again by the start.

import Engine
import PaperVenue
public import TradeModel

extension Replayer {
    /// The state, as a snapshot holds it.
    public var savedState: [UInt8] {
        var writer = StateWriter()
        engine.save(to: &writer)
        venue.save(to: &writer)
        return writer.bytes
    }

    /// Takes the state of a snapshot. The loop must be new, of the specification of the one that was
    /// saved; after an error it must not be used.
    public mutating func restore(_ state: [UInt8]) throws(StateError) {
        var reader = StateReader(state)
        try engine.restore(from: &reader)
        try venue.restore(from: &reader)
        try reader.finish()
    }
}
