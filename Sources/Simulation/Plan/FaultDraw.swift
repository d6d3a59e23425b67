// Which things go wrong in a run, and when. Each run has a mood of its own: some kinds of faults are
// likely in it and others do not happen, so that over many runs all combinations turn up.

import Randomness

struct FaultDraw {
    private(set) var faults: [TimedFault] = []
    private var chance: SplitMix64

    init(seed: UInt64, length: RunLength) {
        chance = SplitMix64(seed: seed, stream: "faults")
        // Kinds that have streams of their own, so that what others draw stays what it was.
        let likely = FaultKind.allCases
            .filter { !$0.isOfTraffic && !$0.isOfWarden && $0 != .rotSnapshot }
            .filter { _ in chance.oneIn(2) }.filter { !$0.isRare }
        let quiet = length.quietMs
        // In the quiet part a handful a day, at least two.
        for _ in 0..<max(2, quiet / 14_400_000) { add(likely, in: 60_000..<quiet) }
        // In the busy part one every fifteen to forty seconds.
        var at = quiet
        while at < quiet + length.busyMs {
            at += chance.number(15_000...40_000)
            add(likely, in: at..<at + 1)
        }
        if chance.oneIn(8) { add([.drift], in: quiet..<quiet + length.busyMs) }
        if chance.oneIn(6) { add([.rotLastBatch], in: quiet..<quiet + length.busyMs) }
        drawSnapshotRot(seed, in: quiet / 2..<quiet + length.busyMs)
        drawTraffic(seed, in: quiet..<quiet + length.busyMs)
        if Scenario.isGuarded(seed) { drawWarden(seed, in: quiet / 2..<quiet + length.busyMs) }
        faults.sort { ($0.atMs, $0.detail) < ($1.atMs, $1.detail) }
    }

    /// What happens between node and venue for want of room; drawn apart, as most runs have none of it.
    private mutating func drawTraffic(_ seed: UInt64, in range: Range<Int64>) {
        var chance = SplitMix64(seed: seed, stream: "traffic")
        guard chance.oneIn(4) else { return }
        for kind in FaultKind.allCases where kind.isOfTraffic && !chance.oneIn(3) {
            for _ in 0..<chance.number(1...3) {
                faults.append(
                    TimedFault(
                        atMs: chance.number(range.lowerBound...range.upperBound - 1),
                        kind: kind,
                        lastsMs: chance.number(5_000...60_000),
                        detail: chance.number(0...1 << 40)
                    )
                )
            }
        }
    }

    private mutating func drawWarden(_ seed: UInt64, in range: Range<Int64>) {
        chance = SplitMix64(seed: seed, stream: "warden faults")
        let kinds = FaultKind.allCases.filter(\.isOfWarden)
        for _ in 0..<chance.number(2...6) { add(kinds, in: range) }
    }

    private mutating func drawSnapshotRot(_ seed: UInt64, in range: Range<Int64>) {
        chance = SplitMix64(seed: seed, stream: "snapshots")
        guard chance.oneIn(3) else { return }
        for _ in 0..<chance.number(1...3) { add([.rotSnapshot], in: range) }
    }

    private mutating func add(_ kinds: [FaultKind], in range: Range<Int64>) {
        guard !kinds.isEmpty else { return }
        let kind = chance.pick(kinds)
        faults.append(
            TimedFault(
                atMs: chance.number(range.lowerBound...range.upperBound - 1),
                kind: kind,
                lastsMs: duration(of: kind),
                detail: chance.number(0...1 << 40)
            )
        )
    }

    private mutating func duration(of kind: FaultKind) -> Int64 {
        switch kind {
        case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
            .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError, .diskErrorAfter,
            .rotBit, .rotMisdirected, .rotShort, .rotLastBatch, .rotSnapshot, .configuration:
            // Mostly a supervisor's second; sometimes until somebody has noticed.
            chance.oneIn(6) ? chance.number(30_000...400_000) : chance.number(100...4_000)
        case .diskFull: chance.number(5_000...90_000)
        case .diskSlow: chance.number(5_000...60_000)
        case .wallStep: chance.number(10_000...300_000)
        case .suspend: chance.number(500...200_000)
        case .partition, .deafNode, .muteNode, .maintenance: chance.number(500...60_000)
        case .feedMissing, .feedLate: chance.number(2_000...400_000)
        case .feedZero, .feedContradictory: chance.number(1_000...200_000)
        case .feedAbsurd, .oldFills, .drift: 0
        case .limitLowered, .limitSilent, .outage, .dataFlood: chance.number(5_000...60_000)
        case .wardenSilent, .wardenStale, .wardenFails: chance.number(30_000...900_000)
        }
    }
}

extension FaultKind {
    /// Whether it is drawn apart, because a run is judged otherwise after it.
    var isRare: Bool {
        switch self {
        case .drift, .rotLastBatch, .rotSnapshot: true
        case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
            .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError, .diskErrorAfter,
            .diskFull, .diskSlow, .rotBit, .rotMisdirected, .rotShort, .wallStep, .suspend,
            .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero, .feedAbsurd,
            .feedContradictory, .maintenance, .oldFills, .configuration, .limitLowered,
            .limitSilent, .outage, .dataFlood, .wardenSilent, .wardenStale, .wardenFails:
            false
        }
    }

    /// Whether it is about the Warden, which only some runs have.
    var isOfWarden: Bool {
        [.wardenSilent, .wardenStale, .wardenFails].contains(self)
    }

    /// Whether it is about how much may be asked of the venue.
    var isOfTraffic: Bool {
        switch self {
        case .limitLowered, .limitSilent, .outage, .dataFlood: true
        case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
            .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError, .diskErrorAfter,
            .diskFull, .diskSlow, .rotBit, .rotMisdirected, .rotShort, .rotLastBatch, .rotSnapshot,
            .wallStep,
            .suspend, .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero,
            .feedAbsurd, .feedContradictory, .maintenance, .oldFills, .drift, .configuration,
            .wardenSilent, .wardenStale, .wardenFails:
            false
        }
    }
}
