import TradeModel

/// A transaction that the chain received, what has become of it and what becomes of it next.
struct ChainTransaction: Sendable, Hashable {
    /// What its sender has no say in.
    enum Fate: Sendable, Hashable {
        /// Each broadcast has a chance of its own.
        case open
        /// It lands in its last valid blocks if at all.
        case late
        /// It never lands.
        case never
    }

    /// A block that it landed in.
    struct Landing: Sendable, Hashable {
        let height: UInt64
        let at: Instant
        /// Counts the landings of the chain, so that they are undone backwards.
        let sequence: UInt64
        let outcome: StatusAnswer.Outcome
        /// When the block was undone, if it was.
        var undoneAt: Instant?
    }

    /// What becomes of it next.
    enum Step: Sendable, Hashable {
        case land(height: UInt64)
        case undo
        case finalize
        case expire
    }

    let signed: SignedTransaction
    /// Where its order stands in the history.
    let place: Int
    let fate: Fate
    var landings: [Landing] = []
    var next: Step = .expire
    var nextAt: Instant = .distantFuture

    /// The block that it is in now.
    var landing: Landing? {
        guard let last = landings.last, last.undoneAt == nil else { return nil }
        return last
    }

    /// The block that a node knew it to be in at `time`.
    func landing(at time: Instant) -> Landing? {
        landings.last { $0.at <= time && $0.undoneAt.map { $0 > time } ?? true }
    }
}
