/// What a node said, with the slot of the state that it speaks of.
public struct ChainReading<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The slot.
    public let slot: UInt64
    /// What it said.
    public let value: Value

    /// A reading of its parts.
    public init(slot: UInt64, value: Value) {
        self.slot = slot
        self.value = value
    }
}
