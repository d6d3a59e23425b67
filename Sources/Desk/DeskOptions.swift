import Journal
public import Storage

/// What a desk is opened with.
public struct DeskOptions: Sendable {
    /// What the run is made of: the first record of its journal. Another one is refused.
    public var specification: [UInt8]
    /// Whether orders are decided and journaled and then refused here instead of being sent.
    public var isDryRun: Bool
    /// Whether an order is given an identity, durable before it leaves: then one without has never
    /// left. False for venues that take orders by their client ids alone.
    public var signsOrders: Bool
    /// Whether three deaths within ten minutes leave exits only, until an operator says resume.
    public var watchesDeaths: Bool
    /// How orders are followed up.
    public var followUp: FollowUpSettings
    /// Bytes of a journal segment, for a new journal.
    public var segmentSize: Int
    /// When snapshots are taken and what of the journal is kept.
    public var snapshots: SnapshotRule
    /// How many starts a lost part of the journal may have had: 0, or more after a backup was restored.
    /// Numbers that such a start can have given to an order are not given again.
    public var lostStarts: UInt32

    /// The defaults: nothing leaves.
    public init(specification: [UInt8]) {
        self.specification = specification
        isDryRun = true
        signsOrders = true
        watchesDeaths = true
        followUp = FollowUpSettings()
        segmentSize = JournalFormat.defaultSegmentSize
        snapshots = SnapshotRule()
        lostStarts = 0
    }

    /// The number of the start that follows start `epoch`.
    func epoch(after epoch: UInt32) -> UInt32 {
        let (next, overflow) = epoch.addingReportingOverflow(max(1, lostStarts))
        return overflow ? .max : next
    }
}
