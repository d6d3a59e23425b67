public import TradeModel

/// At most so many units within every window of a length, wherever the window begins.
@frozen
public struct RateLimit: Sendable, Hashable {
    /// How many units.
    public let units: Int64
    /// How long the window is.
    public let window: Instant.Span
    /// Units that only exits may take.
    public let reservedForExits: Int64

    /// A limit of `units`, at least one, in every `window`, longer than nothing.
    ///
    /// With something set aside an exit finds room at once, however much the other lanes ask for, as
    /// long as exits alone have not taken what is set aside; after that it waits a window at most.
    public init(
        units: Int64,
        per window: Instant.Span,
        reservedForExits: Int64 = 0
    ) throws(SettingsFlaw) {
        guard units >= 1 else { throw .units(units) }
        guard window > .zero else { throw .window(window) }
        guard (0..<units).contains(reservedForExits) else {
            throw .reserve(reservedForExits, of: units)
        }
        self.units = units
        self.window = window
        self.reservedForExits = reservedForExits
    }

    /// The heaviest request that a lane can ever be granted.
    func heaviest(_ lane: Lane) -> Int64 {
        lane == .exits ? units : units - reservedForExits
    }
}
