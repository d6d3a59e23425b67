/// Everything that a plan can do to the world at a certain time. What venues do by themselves (partial
/// fills, re-organisations, lying status queries …) is part of the twins; what networks do to single
/// messages is drawn for each.
public enum FaultKind: String, Sendable, Hashable, CaseIterable {
    /// The process is killed between two events; what the system had in its cache survives.
    case kill
    /// The process is killed within a disk operation.
    case killInDiskCall = "kill_in_disk_call"
    /// The machine loses power; nothing that was not synchronized arrived.
    case powerLossLost = "power_loss_lost"
    /// All of what was not synchronized arrived.
    case powerLossArrived = "power_loss_arrived"
    /// Some of its sectors arrived.
    case powerLossTorn = "power_loss_torn"
    /// Some of its sectors arrived, others are garbage.
    case powerLossGarbage = "power_loss_garbage"
    /// Whole writes arrived in any order.
    case powerLossReordered = "power_loss_reordered"
    /// The machine goes down while it recovers from having gone down.
    case crashInRecovery = "crash_in_recovery"
    /// A disk call fails and has done nothing.
    case diskError = "disk_error"
    /// A disk call fails though it has done its work.
    case diskErrorAfter = "disk_error_after"
    /// There is no room on the disk.
    case diskFull = "disk_full"
    /// Each synchronization takes long.
    case diskSlow = "disk_slow"
    /// A bit of the journal flips while the engine is down.
    case rotBit = "rot_bit"
    /// A stretch of the journal is written over another while the engine is down.
    case rotMisdirected = "rot_misdirected"
    /// A segment of the journal is cut short, or gone, while the engine is down.
    case rotShort = "rot_short"
    /// The last batch, synchronized, rots: it looks torn and is cut.
    case rotLastBatch = "rot_last_batch"
    /// A bit of the newest snapshot flips while the engine is down.
    case rotSnapshot = "rot_snapshot"
    /// The wall clock is set forward or back.
    case wallStep = "wall_step"
    /// The machine is suspended.
    case suspend
    /// Nothing passes between node and venue.
    case partition
    /// What the venue says is lost, and nobody notices.
    case deafNode = "deaf_node"
    /// What the node says is lost, and nobody notices.
    case muteNode = "mute_node"
    /// The feed says nothing.
    case feedMissing = "feed_missing"
    /// The feed's readings come minutes late.
    case feedLate = "feed_late"
    /// The feed says zero.
    case feedZero = "feed_zero"
    /// A single price a thousand times too high or too low.
    case feedAbsurd = "feed_absurd"
    /// Candles that contradict themselves.
    case feedContradictory = "feed_contradictory"
    /// The venue is in maintenance.
    case maintenance
    /// The venue reports old fills again.
    case oldFills = "old_fills"
    /// Somebody else changes the account behind the engine's back.
    case drift
    /// The policies change with the next start.
    case configuration
    /// The venue takes fewer requests, and says for how long it wants none.
    case limitLowered = "limit_lowered"
    /// The venue takes fewer requests, and says no more than that.
    case limitSilent = "limit_silent"
    /// The venue answers that it is not available, whatever is asked.
    case outage
    /// The node asks for a lot of market data.
    case dataFlood = "data_flood"
    /// The Warden says nothing.
    case wardenSilent = "warden_silent"
    /// The Warden's verdicts rest on old readings, or on some of the future.
    case wardenStale = "warden_stale"
    /// The Warden says FAIL, with and without a reason that it knows.
    case wardenFails = "warden_fails"
}
