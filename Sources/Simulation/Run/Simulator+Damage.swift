// Damage at rest: what was durable has changed while nobody looked. It must be refused; afterwards the
// disk is what it was, as if it had been restored from a copy.

import Desk
import Engine
import Ports
import Randomness
import Storage
import TradeModel

extension Simulator {
    /// Damages the journal of the stopped node, tries to open it, and puts everything back. False
    /// where there was nothing to damage.
    func tryDamage(_ fault: TimedFault) -> Bool {
        guard !isUp, let last = durableStates.last, last.sequence > 20 else { return false }
        let (copy, known, observer) = (disk.snapshot(), durable, disk.onDurable)
        disk.onDurable = nil
        defer {
            disk.restore(copy)
            disk.onDurable = observer
            durable = known
        }
        let segments = disk.durablePaths.filter { $0.hasSuffix(".seg") && isInJournal($0) }
        var chance = SplitMix64(seed: UInt64(bitPattern: fault.detail))
        let used = segments.filter { isUsed($0) }
        guard let path = used.isEmpty ? nil : chance.pick(used) else { return false }
        guard damage(path, fault.kind, isLast: path == used.last, &chance) else { return false }
        let opened: (sequence: UInt64, engine: Engine<Mix>)
        do throws(DeskError) {
            opened = try open()
        } catch {
            return true
        }
        // What was cut is the last batch and no more: it cannot be told from an unfinished one.
        if !durableStates.suffix(2).contains(where: { $0.engine == opened.engine }) {
            auditor.find(
                .damageDetected,
                "\(fault.kind.rawValue) in \(path) went unnoticed: opened at record "
                    + "\(opened.sequence) of \(last.sequence)"
            )
        }
        return true
    }

    private func isInJournal(_ path: String) -> Bool { path.contains("/journal/") }

    private func isUsed(_ path: String) -> Bool {
        disk.durableBytes(path)?.contains { $0 != 0 } ?? false
    }

    private func damage(
        _ path: String,
        _ kind: FaultKind,
        isLast: Bool,
        _ chance: inout SplitMix64
    ) -> Bool {
        guard let bytes = disk.durableBytes(path),
            let end = bytes.lastIndex(where: { $0 != 0 }), end > 2_000
        else { return false }
        do throws(DiskError) {
            switch kind {
            case .rotBit: try disk.flip(path, bit: chance.below((end + 1) * 8))
            case .rotMisdirected:
                if let (from, to) = twoAlike(bytes, &chance) {
                    try disk.misdirect(from: (path, from), to: (path, to.lowerBound))
                    return disk.durableBytes(path) != bytes
                }
                let from = chance.below(end / 512) * 512
                let to = chance.below(end / 512) * 512
                guard from != to else { return false }
                try disk.misdirect(from: (path, from..<from + 512), to: (path, to))
                if disk.durableBytes(path) == bytes { return false }
            case .rotShort:
                guard !isLast else { return false }
                if chance.oneIn(2) {
                    try disk.eraseFile(path)
                } else {
                    try disk.truncate(path, to: chance.below(end))
                }
            case .kill, .killInDiskCall, .powerLossLost, .powerLossArrived, .powerLossTorn,
                .powerLossGarbage, .powerLossReordered, .crashInRecovery, .diskError,
                .diskErrorAfter, .diskFull, .diskSlow, .rotLastBatch, .rotSnapshot, .wallStep,
                .suspend,
                .partition, .deafNode, .muteNode, .feedMissing, .feedLate, .feedZero, .feedAbsurd,
                .feedContradictory, .maintenance, .oldFills, .drift, .configuration,
                .limitLowered, .limitSilent, .outage, .dataFlood, .wardenSilent, .wardenStale,
                .wardenFails:
                return false
            }
            return true
        } catch {
            return false
        }
    }

    /// Two batches of the same length, of which one is to be laid over the other: every checksum holds
    /// there. In half of the cases, where there are such.
    private func twoAlike(
        _ bytes: [UInt8],
        _ chance: inout SplitMix64
    ) -> (from: Range<Int>, to: Range<Int>)? {
        let batches = DurableJournal.batches(of: bytes)
        guard batches.count > 4, chance.oneIn(2) else { return nil }
        for _ in 0..<40 {
            let (from, to) = (chance.pick(batches), chance.pick(batches))
            if from != to, from.count == to.count { return (from, to) }
        }
        return nil
    }

    /// Opens a desk only to see what it makes of the journal.
    private func open() throws(DeskError) -> (sequence: UInt64, engine: Engine<Mix>) {
        let desk = try TradingDesk.open(
            Simulator.directory,
            disk: disk,
            engine: Engine(
                setup: Account.setup(guarded(PolicyChoice.tight.profile)),
                cash: Account.cash,
                strategy: Mix(instruments: Account.instruments)
            ),
            options: deskOptions,
            policies: { [unowned self] in PolicyChoice(document: $0).map { guarded($0.profile) } }
        )
        return (desk.lastSequence, desk.engine)
    }

    /// A bit of the newest snapshot flips for good. The one before it, or the journal itself, must do.
    func rotSnapshot(_ fault: TimedFault) -> Bool {
        let snapshots = disk.durablePaths.filter { $0.hasSuffix(".snap") }
        guard !isUp, let path = snapshots.last, let bytes = disk.durableBytes(path) else {
            return false
        }
        var chance = SplitMix64(seed: UInt64(bitPattern: fault.detail))
        do throws(DiskError) {
            try disk.flip(path, bit: chance.below(bytes.count * 8))
        } catch {
            return false
        }
        return true
    }

    /// The end of the last batch, synchronized long ago, turns to garbage. From outside it looks like
    /// a torn write and is cut: the venue then knows more than the books.
    func rotLastBatch(_ fault: TimedFault) -> Bool {
        guard !isUp, let path = disk.durablePaths.last(where: { isInJournal($0) && isUsed($0) }),
            let bytes = disk.durableBytes(path), let end = bytes.lastIndex(where: { $0 != 0 }),
            end > 2_000
        else { return false }
        let (copy, observer) = (disk.snapshot(), disk.onDurable)
        disk.onDurable = nil
        defer { disk.onDurable = observer }
        do throws(DiskError) {
            try disk.flip(path, bit: end * 8)
        } catch {
            return false
        }
        // Where later bytes prove that the batch was whole, the journal is refused, and whoever runs it
        // restores a copy.
        do throws(DeskError) {
            _ = try open()
            disk.restore(copy)
        } catch {
            disk.restore(copy)
            return true
        }
        do throws(DiskError) {
            try disk.flip(path, bit: end * 8)
        } catch {
            return false
        }
        auditor.rotted()
        durable = DurableJournal(reading: disk, since: durable)
        return true
    }
}
