public import TradeModel

// The same with a ledger that other processes share. The caller holds the lock on it meanwhile.
extension RequestLine {
    /// Does something to the line, such as telling it a failure, with what all processes know.
    public mutating func sharing<Value>(
        _ ledger: inout SharedLedger,
        at now: Instant,
        _ body: (inout RequestLine) -> Value
    ) -> Value {
        budget.read(&ledger, at: now)
        let value = body(&self)
        budget.write(&ledger)
        return value
    }

    /// From now on what is taken is for a ledger: what leaves while it cannot be had is put there when it can.
    public mutating func beginSharing() { budget.beginSharing() }

    /// The ledger could not be written after the line had added to it. What exits took, and what was heard, counts here
    /// and is put there with the next poll; the other calls have to be recalled.
    public mutating func keepUnwritten() { budget.keepUnwritten() }

    /// What leaves at `now`: what the line lets go and all processes together may still ask.
    ///
    /// - Parameters:
    ///   - process: which process this is, in numbers that no other has.
    ///   - most: at most so many leave.
    ///   - exits: so many, where exits are among them that `most` would hold back; nil for no more than `most`.
    ///   - exitsOnly: whether the other lanes wait in any case; they do while another process's exits wait.
    public mutating func poll(
        sharing ledger: inout SharedLedger,
        as process: UInt64,
        at now: Instant,
        atMost most: Int = .max,
        exits: Int? = nil,
        exitsOnly: Bool = false
    ) -> (leaving: [Departure], late: [UInt64], forgotten: [UInt64], nextAt: Instant?) {
        budget.read(&ledger, at: now)
        let isBehind = ledger.othersExitsWait(than: process, at: now)
        var poll = poll(at: now, atMost: most, exits: exits, exitsOnly: exitsOnly || isBehind)
        budget.write(&ledger)
        let hasRoom = max(most, exits ?? most) > 0
        let exitsWait = hasRoom && breaker.isClosed && budget.waiting(in: .exits) > 0
        ledger.note(exitsWait: exitsWait, of: process, at: now)
        let waits = Lane.allCases.contains { budget.waiting(in: $0) > 0 }
        if waits, exitsWait || isBehind && most > 0 {
            let soon = now + SharedLedger.glance
            poll.nextAt = min(poll.nextAt ?? soon, soon)
        }
        return poll
    }
}
