// Follows the journal of a running engine as any reader may: without a lock, without writing a byte.

import Console
import Engine
import Host
import Journal
import Ports
import Storage
import SystemIO
import TradeModel

/// Reads a data directory again and again, and says what is new.
struct JournalFollower {
    /// What one look at the journal shows.
    struct View {
        let report: JournalReport
        let fold: JournalFold
        /// Facts that no look before this one showed.
        let news: [Fact]
        /// The books when the start of `epoch` was settled: every order in doubt asked about, and
        /// nothing else decided yet. Nil before that.
        let recovered: Books?
    }

    private let directory: String
    private var lastSequence: UInt64 = 0

    init(_ directory: String) { self.directory = directory }

    /// Looks at the journal; `epoch` is the start whose recovery is of interest.
    mutating func look(epoch: UInt32) throws(CommandFailure) -> View {
        var pass = Pass(after: lastSequence, epoch: epoch)
        let report: JournalReport
        do throws(DiskError) {
            report = try JournalReader.load(
                directory,
                disk: FileDisk(),
                pause: { _ in SystemClock.pause(milliseconds: 2) },
                deliver: { (record) throws(RecordRefusal) in try pass.take(record) }
            )
        } catch {
            throw CommandFailure(error)
        }
        if case .damaged(let flaw) = report.verdict {
            throw CommandFailure(HostError.damaged(directory: directory, flaw))
        }
        lastSequence = max(lastSequence, report.lastSequence)
        return View(report: report, fold: pass.fold, news: pass.news, recovered: pass.recovered)
    }

    private struct Pass {
        let after: UInt64
        let epoch: UInt32
        var fold = JournalFold()
        var news: [Fact] = []
        var hasStarted = false
        var recovered: Books?

        init(after: UInt64, epoch: UInt32) {
            self.after = after
            self.epoch = epoch
        }

        mutating func take(_ record: JournalRecord) throws(RecordRefusal) {
            guard let kind = RecordKind(rawValue: record.kind), kind != .specification else {
                return try fold.fold(record)
            }
            if hasStarted, recovered == nil, !JournalFollower.isOfRecovery(kind) {
                recovered = fold.core.map { Books($0) }
            }
            try fold.fold(record)
            if kind != .started, record.sequence <= after { return }
            let fact: Fact
            do throws(FactError) {
                fact = try Fact(kind, decoding: record.payload)
            } catch {
                throw RecordRefusal("\(error)")
            }
            if case .started(epoch) = fact.change { hasStarted = true }
            if record.sequence > after { news.append(fact) }
        }
    }

    private static func isOfRecovery(_ kind: RecordKind) -> Bool {
        kind == .orderAcknowledged || kind == .orderInDoubt
    }
}
