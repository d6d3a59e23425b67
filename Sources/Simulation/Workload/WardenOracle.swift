import Randomness
import TradeModel

/// What a Warden of the virtual world says: its reasons are drawn, and its verdicts change more often than any real one's.
struct WardenOracle: Sendable {
    private var chance: SplitMix64
    private var lastEvidence: UInt64 = 0

    init(seed: UInt64) { chance = SplitMix64(seed: seed, stream: "warden") }

    /// Milliseconds until it speaks again.
    mutating func pause() -> Int64 { chance.number(15_000...90_000) }

    /// Whether it speaks of an instrument this time.
    mutating func speaks() -> Bool { chance.oneIn(2) }

    /// A verdict at the engine's time `now`. No two have the same evidence.
    mutating func judgement(
        at now: Instant,
        isStale: Bool,
        fails: Bool
    ) -> TokenJudgement {
        lastEvidence += 1
        let draw = fails ? chance.below(2) : chance.below(12)
        // A provider's clock may run ahead of ours.
        let age: Instant.Span =
            isStale
            ? .milliseconds(chance.oneIn(4) ? -3_600_000 : chance.number(590_000...3_600_000))
            : .milliseconds(chance.number(0...60_000))
        return TokenJudgement(
            verdict: draw < 2 ? .fail : draw < 4 ? .warn : .pass,
            failed: draw == 0 ? WardenRules(.sell) : [],
            warned: draw == 2 ? WardenRules(.creator) : [],
            unknown: draw == 1
                ? WardenRules(.liquidity) : draw == 3 ? WardenRules(.liquidityLocked) : [],
            observedAt: Instant(nanoseconds: now.nanoseconds - age.nanoseconds),
            evidence: lastEvidence
        )
    }
}
