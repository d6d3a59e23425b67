// What several processes of a machine share of one provider's budget. Whoever holds the lock on it reads
// it, decides, and writes it back before anything leaves: what is written and not used is lost, what is
// used was always written. Instants are of the clock since the boot, which all processes read alike.
//
// What cannot be read, is of another version or of the time before a reboot says nothing of what was
// spent. Then everything counts as spent, once: nothing leaves for the length of a window.

public import TradeModel

/// Grants, pauses and waiting exits of all processes that ask one provider with one key.
public struct SharedLedger: Sendable, Hashable {
    /// A process whose exits wait. It says so again and again: one that died holds nobody up for long.
    struct WaitingExits: Sendable, Hashable {
        let process: UInt64
        var until: Instant
    }

    /// Of who has not said again for so long that its exits wait, none does.
    public static let patience = Instant.Span.seconds(1)
    /// Who waits for what another process's exit takes looks again so soon.
    public static let glance = Instant.Span.milliseconds(10)
    /// So many processes can tell that their exits wait.
    static let mostWaiting = 64
    /// So many allowances, the whole and its parts, can be shared.
    static let mostAllowances = 64

    /// Which boot the instants are of.
    public let boot: UInt64
    /// Whether nothing is known of what was spent.
    public internal(set) var isUnknown: Bool
    var allowances: [SharedAllowance] = []
    var waiting: [WaitingExits] = []

    /// A ledger of which nothing is known: everything counts as spent.
    public init(unknownSince boot: UInt64) {
        self.boot = boot
        isUnknown = true
    }

    /// A ledger of which nothing was spent: for a provider that nobody asked since the boot.
    public init(freshSince boot: UInt64) {
        self.boot = boot
        isUnknown = false
    }

    /// Whether exits of another process wait.
    func othersExitsWait(than process: UInt64, at now: Instant) -> Bool {
        waiting.contains { $0.process != process && $0.until > now }
    }

    mutating func note(exitsWait: Bool, of process: UInt64, at now: Instant) {
        waiting.removeAll { $0.process == process || $0.until <= now }
        guard exitsWait, waiting.count < SharedLedger.mostWaiting else { return }
        waiting.append(WaitingExits(process: process, until: now + SharedLedger.patience))
    }

    mutating func tidy(at now: Instant) {
        for place in allowances.indices { allowances[place].tidy(at: now) }
        for place in waiting.indices {
            waiting[place].until = min(waiting[place].until, now + SharedLedger.patience)
        }
        waiting.removeAll { $0.until <= now }
    }
}
