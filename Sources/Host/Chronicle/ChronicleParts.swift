/// Parts of a chronicle. Who shows one part need not read the others.
public struct ChronicleParts: OptionSet, Sendable, Hashable {
    /// The parts as bits.
    public let rawValue: UInt8

    /// The parts whose bits are set.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Executions.
    public static let trades = ChronicleParts(rawValue: 1)
    /// Orders.
    public static let orders = ChronicleParts(rawValue: 2)
    /// What was known when each order was decided.
    public static let decisions = ChronicleParts(rawValue: 4)
    /// Positions, open and closed.
    public static let positions = ChronicleParts(rawValue: 8)
    /// Incidents.
    public static let notes = ChronicleParts(rawValue: 16)
    /// How equity went.
    public static let equity = ChronicleParts(rawValue: 32)
    /// Everything.
    public static let all: ChronicleParts = [
        .trades, .orders, .decisions, .positions, .notes, .equity,
    ]
}
