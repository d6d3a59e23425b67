public import TradeModel

extension Budget {
    /// How much of its limits the lanes below exits have at `instant`, in thousandths.
    public func perMille(at instant: Instant) -> Int64 {
        allowances[0].adaptation.perMille(at: instant)
    }

    /// Until when the provider wants to hear nothing.
    public var pausedUntil: Instant { allowances[0].adaptation.pausedUntil }

    /// How many words of the provider made no sense and were ignored.
    public var absurdities: Int { allowances.reduce(0) { $0 + $1.adaptation.absurdities } }

    /// The provider refused a request because there were too many.
    ///
    /// - Parameters:
    ///   - retryAfter: how long it wants to hear nothing; nil when it did not say.
    ///   - part: the part whose limit it was; nil for the whole.
    public mutating func refused(
        retryAfter: Instant.Span?,
        part: Int? = nil,
        at instant: Instant
    ) {
        let now = advance(to: instant)
        guard let index = place(of: part) else { return }
        allowances[index].adaptation.refused(retryAfter: retryAfter, at: now)
    }

    /// The provider told what is left of the quota.
    ///
    /// - Parameters:
    ///   - limit: which of the allowance's limits it speaks of; what does not exist is ignored.
    ///   - part: the part whose quota it is; nil for the whole.
    public mutating func heard(
        _ report: QuotaReport,
        ofLimit limit: Int = 0,
        part: Int? = nil,
        at instant: Instant
    ) {
        let now = advance(to: instant)
        guard let index = place(of: part) else { return }
        let limits = allowances[index].settings.limits
        guard limits.indices.contains(limit) else { return }
        allowances[index].adaptation.heard(report, of: limits[limit], at: now)
    }

    /// Counts all of every limit as spent at `instant`: for a start that does not know what the process
    /// before it has spent, where a limit must hold across starts.
    public mutating func assumeSpent(at instant: Instant) {
        let now = advance(to: instant)
        for index in allowances.indices { allowances[index].spend(at: now) }
    }

    private func place(of part: Int?) -> Int? {
        guard let part else { return 0 }
        return settings.parts.indices.contains(part) ? part + 1 : nil
    }
}
