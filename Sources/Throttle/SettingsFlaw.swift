public import TradeModel

/// Why settings make no sense.
public enum SettingsFlaw: Error, Sendable, Hashable {
    /// Fewer than one unit a window.
    case units(Int64)
    /// A window of no length.
    case window(Instant.Span)
    /// More set aside for exits than leaves a unit for the others, or less than nothing.
    case reserve(Int64, of: Int64)
    /// A negative spacing.
    case spacing(Instant.Span)
    /// A line that nobody can stand in.
    case capacity(Int)
    /// An endpoint or a symbol of that name is charged to a part that is not among so many.
    case noSuchPart(Int, of: Int, name: String)
}
