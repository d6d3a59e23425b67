import Host
import Replay

/// What a stretch of the journal adds to the rows.
struct ProjectionBatch {
    /// The first record of the stretch.
    let firstSequence: UInt64
    /// What the run is made of, where the stretch begins with it.
    let specification: RunSpecification?
    /// What it changes, in order.
    let changes: [ChronicleChange]
    /// The place behind it, without the counts, which the rows themselves give.
    let reach: Reach
}
