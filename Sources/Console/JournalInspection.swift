// Goes through a journal record by record and writes what it holds. The record that cannot be
// understood is where the journal's own reader stops; what it says is then said here.

import ByteCodec
import Host
import Journal
import Replay
import TradeModel

/// Prints a journal's facts.
public struct JournalInspection {
    private let output: StandardStream
    private let isJSON: Bool
    private let from: UInt64
    private let limit: UInt64
    private var written: UInt64 = 0
    private var text: FactText?
    private var document: FactDocument?

    /// An inspection that starts at record `from` and writes at most `limit` of them.
    public init(output: StandardStream, isJSON: Bool, from: UInt64, limit: UInt64) {
        self.output = output
        self.isJSON = isJSON
        self.from = from
        self.limit = limit
    }

    /// Writes the records of the journal in `directory`.
    public mutating func run(_ directory: String) throws(CommandFailure) {
        let report: JournalReport
        do throws(HostError) {
            report = try StoredRun.scan(directory) { record in write(record) }.report
        } catch {
            throw CommandFailure(error)
        }
        try output.finish()
        try JournalJudgement.requireJournal(report, directory)
        if case .damaged(let flaw) = report.verdict {
            throw CommandFailure(HostError.damaged(directory: directory, flaw))
        }
    }

    private mutating func write(_ record: JournalRecord) {
        guard let kind = RecordKind(rawValue: record.kind) else { return }
        if kind == .specification {
            readNames(record)
        }
        guard record.sequence >= from, written < limit, !output.isClosed else { return }
        written += 1
        if kind == .specification {
            writeSpecification(record)
            return
        }
        do throws(FactError) {
            let fact = try Fact(kind, decoding: record.payload)
            if isJSON {
                output.line(document?.line(fact, sequence: record.sequence) ?? "null")
            } else {
                output.line(
                    "\(record.sequence)  \(JournalInspection.time(fact.at))  "
                        + (text?.words(fact) ?? "")
                )
            }
        } catch {
            output.line("\(record.sequence)  not understood: \(error)")
        }
    }

    private mutating func readNames(_ record: JournalRecord) {
        do throws(SpecificationError) {
            let names = RunNames(try RunSpecification(document: record.payload))
            text = FactText(names)
            document = FactDocument(names)
        } catch {
            output.line("\(record.sequence)  not understood: \(error)")
        }
    }

    private func writeSpecification(_ record: JournalRecord) {
        let specification = String(decoding: record.payload, as: UTF8.self)
        if isJSON {
            output.line(
                "{\"sequence\":\(record.sequence),\"kind\":\"specification\","
                    + "\"specification\":\(specification)}"
            )
        } else {
            output.line("\(record.sequence)  the run's specification: \(specification)")
        }
    }

    private static func time(_ instant: Instant) -> String {
        instant > .distantPast ? TimeText.utc(instant) : "before the data      "
    }
}
