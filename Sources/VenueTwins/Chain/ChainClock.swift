import Randomness
import TradeModel

/// Heights as a function of time and back, both without counting: a quiet day costs nothing.
///
/// Slots come in groups of 64. In each group one run of slots, its place drawn from the seed and the
/// group's number, brings no block, as when a leader is down.
struct ChainClock: Sendable, Hashable {
    private static let group: UInt64 = 64

    let start: Instant
    let slot: Instant.Span
    private let skipped: UInt64
    private let finality: UInt64
    private let initialHeight: UInt64
    private let seed: UInt64

    init(model: ChainModel, start: Instant, seed: UInt64) {
        self.start = start
        slot = Instant.Span(nanoseconds: max(1_000, model.slot.nanoseconds))
        skipped = UInt64(min(32, max(0, model.skippedSlotsOf64)))
        finality = model.finality
        // Far from the end of all numbers, so that no sum of heights overflows.
        initialHeight = min(model.initialHeight, 1 << 60)
        self.seed = seed
    }

    private var blocksPerGroup: UInt64 { ChainClock.group - skipped }

    /// The first skipped slot of the group.
    private func firstSkipped(_ group: UInt64) -> UInt64 {
        var generator = SplitMix64(seed: seed ^ group)
        return generator.next() % (blocksPerGroup + 1)
    }

    /// The number of complete blocks at `time`.
    func height(at time: Instant) -> UInt64 {
        let elapsed = UInt64(max(0, (time - start).nanoseconds))
        let (group, offset) = (elapsed / UInt64(slot.nanoseconds))
            .quotientAndRemainder(dividingBy: ChainClock.group)
        let first = firstSkipped(group)
        let passed = offset > first ? min(offset - first, skipped) : 0
        return initialHeight + group * blocksPerGroup + offset - passed
    }

    /// The height of the newest block that cannot be undone at `time`.
    func finalizedHeight(at time: Instant) -> UInt64 {
        let latest = height(at: time)
        return latest > finality ? latest - finality : 0
    }

    /// The first instant at which the chain has `height` blocks.
    func time(of height: UInt64) -> Instant {
        guard height > initialHeight else { return start }
        let (group, place) = (height - initialHeight - 1)
            .quotientAndRemainder(dividingBy: blocksPerGroup)
        let offset = place < firstSkipped(group) ? place : place + skipped
        let (slots, isFar) = group.multipliedReportingOverflow(by: ChainClock.group)
        let (nanoseconds, isFarther) = (slots &+ offset &+ 1)
            .multipliedReportingOverflow(by: UInt64(slot.nanoseconds))
        guard !isFar, !isFarther, let span = Int64(exactly: nanoseconds) else {
            return .distantFuture
        }
        return start + Instant.Span(nanoseconds: span)
    }

    /// The first instant at which the block of `height` cannot be undone.
    func time(ofFinality height: UInt64) -> Instant {
        let (sum, overflow) = height.addingReportingOverflow(finality)
        return overflow ? .distantFuture : time(of: sum)
    }

    /// `time` less so many slots, not before the chain began.
    func before(_ time: Instant, slots: Int64) -> Instant {
        let (span, overflow) = slots.multipliedReportingOverflow(by: slot.nanoseconds)
        return overflow ? start : max(start, time + Instant.Span(nanoseconds: -max(0, span)))
    }
}
