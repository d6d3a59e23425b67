/// What an operator may ask for.
@frozen
public enum OperatorCommand: UInt8, Sendable, Hashable, CaseIterable {
    /// No entries for now.
    case pause
    /// No new risk until `resume`.
    case halt
    /// Lift a pause, a halt or both; what others have latched stays.
    case resume
    /// Close everything that is open.
    case flatten
    /// Lift the drawdown latch: today's equity is the new high-water mark.
    case resetDrawdown
    /// Go on although books and venue disagreed: somebody has looked.
    case acceptDrift
    /// Exits only from here.
    case limitToExits
    /// Entries again after exits only.
    case endExitsOnly
}
