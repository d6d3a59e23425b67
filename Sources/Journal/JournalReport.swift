// What a scan of the journal's bytes found.

/// The judgement on a journal's bytes.
public enum JournalVerdict: Hashable, Sendable {
    /// Every byte is what a writer leaves behind.
    case clean
    /// The last batch, never acknowledged, is not whole: it can be cut.
    case tornTail(JournalFlaw)
    /// Bytes that were durable have changed: nothing may be cut or guessed.
    case damaged(JournalFlaw)

    /// The word that scripts read: `clean`, `torn_tail`, `damaged`.
    public var name: String {
        switch self {
        case .clean: "clean"
        case .tornTail: "torn_tail"
        case .damaged: "damaged"
        }
    }

    /// The flaw, unless clean.
    public var flaw: JournalFlaw? {
        switch self {
        case .clean: nil
        case .tornTail(let flaw), .damaged(let flaw): flaw
        }
    }
}

/// What a scan found: the verdict, and the good prefix in numbers.
public struct JournalReport: Hashable, Sendable {
    /// The judgement.
    public var verdict: JournalVerdict
    /// The number of records in complete batches.
    public var records: UInt64
    /// The number of batches.
    public var batches: UInt64
    /// The bytes of those records and of the segment headers before them.
    public var bytes: UInt64
    /// The number of the first segment file: above 1 where a snapshot stands for what was before.
    public var firstSegment: Int
    /// The number of the last segment file seen, spare included; below the first when there is none.
    public var lastSegment: Int
    /// The size of a segment as the headers give it, nil before the first batch.
    public var segmentSize: Int?
    /// Where the good prefix ends and the journal goes on.
    public var end: JournalPosition

    /// The sequence of the last record, 0 when there is none.
    public var lastSequence: UInt64 { end.nextSequence - 1 }

    /// How far the journal can be believed, for people.
    public var intactRecords: String {
        lastSequence == 0 ? "No batch is intact" : "Records 1 to \(lastSequence) are intact"
    }

    /// The byte from which the torn segment has to be zero again, for a torn tail in a segment.
    public var cutOffset: Int? {
        guard case .tornTail(let flaw) = verdict, let segment = flaw.segment else { return nil }
        return segment == end.segment ? end.offset : 0
    }

    /// The number of segment files seen, spare included.
    public var segments: Int { lastSegment - firstSegment + 1 }

    /// Nothing seen before the segment `first`.
    static func empty(before first: Int) -> JournalReport {
        JournalReport(
            verdict: .clean,
            records: 0,
            batches: 0,
            bytes: 0,
            firstSegment: first,
            lastSegment: first - 1,
            segmentSize: nil,
            end: .start
        )
    }
}
