// Goes through a journal record by record and writes what it holds. The record that cannot be
// understood is where the journal's own reader stops; what it says is then said here.

import Host
import Journal
import Storage

/// Prints a journal's facts.
public struct JournalInspection {
    private let output: StandardStream
    private let from: UInt64
    private let limit: UInt64
    private var written: UInt64 = 0
    private var lines: RecordLines

    /// An inspection that starts at record `from` and writes at most `limit` of them.
    public init(output: StandardStream, isJSON: Bool, from: UInt64, limit: UInt64) {
        self.output = output
        self.from = from
        self.limit = limit
        lines = RecordLines(isJSON: isJSON)
    }

    /// Writes the records of the journal in `directory`.
    public mutating func run(_ directory: String) throws(CommandFailure) {
        let report: JournalReport
        var lines = lines
        do throws(HostError) {
            report = try StoredRun.scan(
                directory,
                begin: { beginning, fold in
                    write(lines.begin(beginning, fold), beginning.nextSequence - 1)
                },
                inspect: { record, fold in
                    write(lines.line(record, fold), record.sequence)
                }
            ).report
        } catch {
            throw CommandFailure(error)
        }
        try output.finish()
        try JournalJudgement.requireJournal(report, directory)
        if case .damaged(let flaw) = report.verdict {
            throw CommandFailure(HostError.damaged(directory: directory, flaw))
        }
    }

    private mutating func write(_ line: String?, _ sequence: UInt64) {
        guard let line, sequence >= from, written < limit, !output.isClosed else { return }
        written += 1
        output.line(line)
    }
}
