// Which snapshot the reading of a journal begins with: the newest that can be read and understood. Where
// none can, and the journal still has its first segment, it begins there.

import Journal
import Ports

struct BeginningChoice {
    /// Where it begins.
    var beginning = JournalBeginning.first
    /// The snapshots that could not be used, the newest first.
    var refused: [RefusedSnapshot] = []
    /// Where the newest snapshot stands that can be read, whether it is used or not.
    var anchor: JournalPosition?

    /// Offers one beginning after the other to `begin` until it takes one. What `begin` took in from one
    /// that it refused it has to forget.
    init(
        _ files: SnapshotFiles<some Disk>,
        begin: (JournalBeginning) throws(RecordRefusal) -> Void
    ) throws(DiskError) {
        for sequence in try files.sequences() {
            switch try files.read(after: sequence) {
            case .failure(let flaw): refused.append(.init(sequence: sequence, flaw: flaw))
            case .success(let snapshot):
                anchor = anchor ?? snapshot.position
                do throws(RecordRefusal) {
                    try begin(.snapshot(snapshot))
                    beginning = .snapshot(snapshot)
                    return
                } catch {
                    let flaw = SnapshotFlaw.refused(error.reason)
                    refused.append(.init(sequence: sequence, flaw: flaw))
                }
            }
        }
        do throws(RecordRefusal) {
            try begin(.first)
        } catch {
            preconditionFailure("nothing stands before the first record: \(error.reason)")
        }
    }

    /// The place that the journal has to pass through, where its chain is not read from the start.
    func anchor(_ names: [String]) -> JournalPosition? {
        switch beginning {
        case .first: JournalListing(names: names).firstSegment > 1 ? anchor : nil
        case .snapshot(let snapshot): snapshot.position
        }
    }

    /// A scanner at the beginning.
    func scanner(_ names: [String]) -> JournalScanner {
        guard let anchor = anchor(names) else { return JournalScanner() }
        switch beginning {
        case .first:
            let first = JournalListing(names: names).firstSegment
            return JournalScanner(firstSegment: min(first, anchor.segment), anchor: anchor)
        case .snapshot: return JournalScanner(firstSegment: anchor.segment, anchor: anchor)
        }
    }
}
