// The outsider's reading of a journal against what the real journal wrote and recovers.

import ByteCodec
import Journal
import Money
import Ports
import Randomness
import Simulation
import Storage
import Testing
import TradeModel

@Suite struct `Durable journal` {
    private static let segmentSize = 4096

    /// A reader that is told by a disk what becomes durable.
    private final class Auditor {
        var journal = DurableJournal()

        func listen(to disk: LyingDisk) {
            journal = DurableJournal(reading: disk)
            disk.onDurable = { [unowned self] path, range, bytes in
                journal.take(path: path, range: range, bytes: bytes)
            }
        }
    }

    private func open(
        _ disk: LyingDisk,
        replay: (JournalRecord) throws(RecordRefusal) -> Void = { _ in }
    ) throws(JournalError) -> FileJournal<LyingDisk> {
        try FileJournal(opening: "d", disk: disk, segmentSize: Self.segmentSize, replay: replay)
    }

    /// Whether a journal holds exactly the intents and executions among `facts`.
    private func holds(_ journal: DurableJournal, _ facts: [Fact]) -> Bool {
        var intents = 0
        var fills = 0
        for fact in facts {
            if case .orderIntended(let order) = fact.change {
                intents += 1
                let found = journal.intent(epoch: order.epoch, ordinal: order.ordinal.value)
                guard isSame(found, order) else { return false }
            }
            if case .filled(let fill, let instrument, let side, _) = fact.change {
                fills += 1
                guard let found = journal.fills(trade: fill.trade.value).first,
                    found.ordinal == fill.ordinal.value, found.quantity == fill.quantity.units,
                    found.price == fill.price, found.notional == fill.notional,
                    found.fee == fill.fee, found.instrument == instrument.value,
                    found.side == side.rawValue, found.at == fact.at.nanoseconds
                else { return false }
            }
        }
        return journal.intentCount == intents && journal.fillCount == fills
            && journal.repeatedIntents.isEmpty && journal.flaw == nil
    }

    private func isSame(_ intent: DurableJournal.Intent?, _ order: Order) -> Bool {
        guard let intent else { return false }
        let purpose: [UInt8] =
            switch order.purpose {
            case .entry: [255, 0]
            case .exit(let rule, let tier): [rule.rawValue, tier]
            }
        return intent.instrument == order.instrument.value && intent.side == order.side.rawValue
            && intent.purpose == purpose && intent.quantity == order.quantity.units
            && intent.protection == order.protection && intent.reserve == order.reserve
            && intent.at == order.intendedAt.nanoseconds
    }

    @Test func `an intent is known from its synchronization on and not before`() throws {
        let disk = LyingDisk()
        let auditor = Auditor()
        auditor.listen(to: disk)
        var journal = try open(disk)
        var facts = RandomFacts(seed: 1)
        var durable: [Fact] = []
        for round in 1...600 {
            var batch: [Fact] = []
            for _ in 0...facts.random.below(4) {
                let fact = facts.next()
                batch.append(fact)
                try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
            }
            let known = auditor.journal.intentCount
            disk.onOperation = { _, operation, path in
                if path.hasSuffix(".seg"), operation == .write || operation == .synchronize {
                    #expect(auditor.journal.intentCount == known)
                }
            }
            try journal.commit()
            durable += batch
            #expect(auditor.journal.lastSequence == journal.lastCommitted)
            #expect(auditor.journal.batches == round)
        }
        #expect(holds(auditor.journal, durable))
        #expect(journal.lastSegment > 10)
        #expect(durable.count > 1_400)
    }

    @Test func `records of kinds that it does not know are passed over`() throws {
        let disk = LyingDisk()
        let auditor = Auditor()
        auditor.listen(to: disk)
        var journal = try open(disk)
        var facts = RandomFacts(seed: 2)
        for kind in [UInt16(1), 2, 999, .max] {
            try journal.append(kind: kind) { $0.zeros(facts.random.below(300)) }
            try journal.append(kind: kind) { $0.bytes(Array("no fact".utf8)) }
        }
        try journal.commit()
        #expect(auditor.journal.lastSequence == 8)
        #expect(holds(auditor.journal, []))
    }

    @Test(arguments: PowerLoss.allCases)
    func `after a power loss it knows what recovery brings back`(loss: PowerLoss) throws {
        var records = 0
        for seed in UInt64(0)..<4 {
            let disk = LyingDisk()
            let auditor = Auditor()
            auditor.listen(to: disk)
            var facts = RandomFacts(seed: seed)
            for _ in 0..<10 {
                disk.crashAt = disk.operations + 1 + facts.random.below(120)
                try run(disk, auditor, &facts)
                disk.restart(loss, using: &facts.random)
                auditor.listen(to: disk)
                let before = auditor.journal
                var replayed: [Fact] = []
                let journal = try open(disk) { record throws(RecordRefusal) in
                    replayed.append(try Self.fact(record))
                }
                #expect(before.lastSequence == journal.lastCommitted)
                #expect(before.batches == Int(journal.recovery.report.batches))
                #expect(holds(before, replayed), "\(disk.describeLastRestart)")
                #expect(holds(auditor.journal, replayed))
            }
            records += Int(auditor.journal.lastSequence)
        }
        #expect(records > 2_500)
    }

    /// Opens the journal and commits batches until the machine goes down.
    private func run(
        _ disk: LyingDisk,
        _ auditor: Auditor,
        _ facts: inout RandomFacts
    ) throws {
        do throws(JournalError) {
            var journal = try open(disk)
            while true {
                for _ in 0...facts.random.below(12) {
                    let fact = facts.next()
                    try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
                }
                try journal.commit()
                #expect(auditor.journal.lastSequence == journal.lastCommitted)
            }
        } catch {
            guard case .disk = error, disk.isDown else { throw error }
        }
    }

    private static func fact(_ record: JournalRecord) throws(RecordRefusal) -> Fact {
        guard let kind = RecordKind(rawValue: record.kind) else {
            throw RecordRefusal("unknown kind")
        }
        do throws(FactError) {
            return try Fact(kind, decoding: record.payload)
        } catch {
            throw RecordRefusal("\(error)")
        }
    }

    /// A disk with a journal of several segments.
    private func written(seed: UInt64) throws -> LyingDisk {
        let disk = LyingDisk()
        var journal = try open(disk)
        var facts = RandomFacts(seed: seed)
        for _ in 0..<120 {
            for _ in 0...facts.random.below(3) {
                let fact = facts.next()
                try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
            }
            try journal.commit()
        }
        return disk
    }

    @Test(arguments: ["flip", "misdirect", "truncate", "erase"])
    func `of a damaged journal it believes the prefix that the scanner believes`(
        damage: String
    ) throws {
        let whole = try written(seed: 4)
        let snapshot = whole.snapshot()
        let paths = whole.durablePaths
        let end = DurableJournal(reading: whole).lastSequence
        var random = SplitMix64(seed: 5)
        var lengths: Set<UInt64> = []
        for _ in 0..<300 {
            let disk = LyingDisk()
            disk.restore(snapshot)
            let path = random.pick(paths)
            switch damage {
            case "flip": try disk.flip(path, bit: random.below(8 * Self.segmentSize))
            case "truncate": try disk.truncate(path, to: random.below(Self.segmentSize))
            case "erase": try disk.eraseFile(path)
            default:
                let start = random.below(Self.segmentSize / 512) * 512
                let source = (path: random.pick(paths), range: start..<(start + 512))
                let offset = random.below(Self.segmentSize / 512) * 512
                try disk.misdirect(from: source, to: (path, offset))
            }
            let report = try JournalReader.load("d", disk: disk) { _ in }
            let found = DurableJournal(reading: disk)
            #expect(found.lastSequence == report.end.nextSequence - 1)
            lengths.insert(found.lastSequence)
        }
        #expect(lengths.count > (damage == "erase" ? 2 : 10))
        #expect(lengths.contains(end) || damage == "truncate")
    }

    @Test func `bytes that change after they were durable are a flaw`() throws {
        let disk = try written(seed: 6)
        let paths = disk.durablePaths.filter { $0.hasSuffix(".seg") }
        let whole = DurableJournal(reading: disk)
        #expect(whole.flaw == nil)
        var same = whole
        let content = try #require(disk.durableBytes(paths[paths.count - 2]))
        content.withUnsafeBytes {
            same.take(path: paths[paths.count - 2], range: 0..<content.count, bytes: $0)
        }
        #expect(same.flaw == nil)
        for path in [paths[0], paths[paths.count - 2]] {
            var changed = whole
            [UInt8(1)].withUnsafeBytes { changed.take(path: path, range: 100..<101, bytes: $0) }
            #expect(changed.flaw?.contains(path) == true)
        }
    }

    @Test func `an intent or an execution that is booked twice shows`() throws {
        let disk = LyingDisk()
        let auditor = Auditor()
        auditor.listen(to: disk)
        var journal = try open(disk)
        var facts = RandomFacts(seed: 7)
        for _ in 0..<2 {
            for _ in 0..<20 {
                let fact = facts.next()
                for _ in 0..<2 {
                    try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
                }
            }
            try journal.commit()
        }
        #expect(auditor.journal.intentCount > 5)
        #expect(auditor.journal.repeatedIntents.count == auditor.journal.intentCount)
        #expect(auditor.journal.fills(trade: 1).count == 2)
    }

    @Test func `files that are no segments of a journal are left out`() throws {
        let disk = try written(seed: 8)
        var journal = DurableJournal()
        for path in disk.durablePaths {
            let bytes = try #require(disk.durableBytes(path))
            for other in ["d/cut/00000001.seg-416", "00000001.seg", "d/journal/next.new"] {
                bytes.withUnsafeBytes {
                    journal.take(path: other, range: 0..<bytes.count, bytes: $0)
                }
            }
        }
        #expect(journal.lastSequence == 0 && journal.flaw == nil)
    }
}
