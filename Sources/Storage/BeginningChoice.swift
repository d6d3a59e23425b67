// Where the reading of a journal begins: at the first record, or at a snapshot that can be read and
// understood. One that cannot is passed over; where none is left the journal is read from its first record,
// if that is still there.

import Journal
import Ports

struct BeginningChoice {
    /// Where it begins.
    private(set) var beginning = JournalBeginning.first
    /// The snapshots that could not be used, in the order in which they were tried.
    private(set) var refused: [RefusedSnapshot] = []
    /// Where the newest snapshot stands, though nothing begins with it: what it was made of must be there.
    private var witness: JournalPosition?
    private let extent: JournalExtent
    private let names: [String]

    /// Offers one beginning after the other to `begin` until it takes one. What `begin` took in from one
    /// that it refused it has to forget.
    ///
    /// - Parameter names: those in the journal's directory.
    init(
        _ files: SnapshotFiles<some Disk>,
        _ names: [String],
        _ extent: JournalExtent,
        begin: (JournalBeginning) throws(RecordRefusal) -> Void
    ) throws(DiskError) {
        self.names = names
        self.extent = extent
        for sequence in try BeginningChoice.candidates(files, names, extent) {
            switch try files.read(after: sequence) {
            case .failure(let flaw): refused.append(.init(sequence: sequence, flaw: flaw))
            case .success(let snapshot):
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
        if extent == .whole { witness = try BeginningChoice.newest(files) }
        do throws(RecordRefusal) {
            try begin(.first)
        } catch {
            preconditionFailure("nothing stands before the first record: \(error.reason)")
        }
    }

    private static func newest(
        _ files: SnapshotFiles<some Disk>
    ) throws(DiskError) -> JournalPosition? {
        for sequence in try files.sequences() {
            if case .success(let snapshot) = try files.read(after: sequence) {
                return snapshot.position
            }
        }
        return nil
    }

    private static func candidates(
        _ files: SnapshotFiles<some Disk>,
        _ names: [String],
        _ extent: JournalExtent
    ) throws(DiskError) -> [UInt64] {
        switch extent {
        case .recent: return try files.sequences()
        case .whole:
            if JournalListing(names: names).firstSegment == 1 { return [] }
            return try files.sequences().reversed()
        }
    }

    /// What the names in the journal's directory say, seen from the beginning.
    func listing(_ names: [String]) -> JournalListing {
        switch beginning {
        case .first: JournalListing(names: names, anchor: witness.map { _ in .start })
        case .snapshot(let snapshot): JournalListing(names: names, anchor: snapshot.position)
        }
    }

    /// A scanner before the first segment that is to be read.
    var scanner: JournalScanner {
        guard case .snapshot(let snapshot) = beginning else {
            guard let witness else { return JournalScanner() }
            return JournalScanner(firstSegment: 1, anchor: witness)
        }
        let anchor = snapshot.position
        switch extent {
        case .recent: return JournalScanner(firstSegment: anchor.segment, anchor: anchor)
        case .whole:
            let first = JournalListing(names: names).firstSegment
            return JournalScanner(firstSegment: min(first, anchor.segment), anchor: anchor)
        }
    }
}
