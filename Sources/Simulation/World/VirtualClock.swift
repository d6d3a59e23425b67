// The node's clocks. True time is the simulator's own and known to nobody inside; the wall clock is
// what people, daemons and faults make of it; the boot's clock runs a little fast or slow and counts
// suspension.

import Desk

/// The two clocks of the simulated machine as functions of true time, in nanoseconds.
struct VirtualClock: Sendable {
    private var wallLead: Int64 = 0
    private var driftPerMillion: Int64
    private let epoch: Int64

    /// Clocks that show true time at `epoch` and run `driftPerMillion` fast from there.
    init(epoch: Int64, driftPerMillion: Int64) {
        self.epoch = epoch
        self.driftPerMillion = driftPerMillion
    }

    /// Sets the wall clock by so much, forward or back.
    mutating func stepWall(_ nanoseconds: Int64) { wallLead += nanoseconds }

    /// Puts the wall clock right again, as a time service does.
    mutating func synchronizeWall() { wallLead = 0 }

    /// What the clocks show at true time `now`.
    func reading(at now: Int64) -> ClockReading {
        let passed = now - epoch
        let drifted = passed + passed / 1_000_000 * driftPerMillion
        return ClockReading(wall: epoch + drifted + wallLead, boot: 1_000_000_000_000 + drifted)
    }

    /// The true time at which the boot's clock will have moved on by `span` from true time `now`,
    /// rounded up.
    func trueTime(from now: Int64, after span: Int64) -> Int64 {
        let scaled = Int128(span) * 1_000_000 / Int128(1_000_000 + driftPerMillion)
        // What the reading rounds away is less than a microsecond.
        return now + max(0, Int64(clamping: scaled)) + (driftPerMillion == 0 ? 0 : 1_000)
    }
}
