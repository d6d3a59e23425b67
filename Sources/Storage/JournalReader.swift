// Reading a journal beside its writer, without a lock and without writing a byte.
//
// A writer touches only its last two segments, and it touches the last one only when it has finished
// with the one before. So the last two are read first, the later one before the earlier: the earlier
// one is then at least as complete as the later one supposes, and all others never change. What can
// still look torn is a batch that is being written at this moment; it is read again a few times
// before it is reported.

public import Journal
public import Ports

/// Reads journals.
public enum JournalReader {
    /// How often a journal that does not look clean is read before that is reported.
    public static let attempts = 8

    /// Reads the journal in `dataDirectory` and hands every record of the good prefix to `deliver`,
    /// each once and in order. A directory without a journal reads as an empty one. `pause` is called
    /// before each further attempt; a caller with a clock may rest there.
    public static func load(
        _ dataDirectory: String,
        disk: some Disk,
        pause: (_ attempt: Int) -> Void = { _ in },
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> JournalReport {
        let files = JournalFiles(disk: disk, data: dataDirectory)
        var scanner = JournalScanner()
        var attempt = 1
        while true {
            let snapshot = try Snapshot(files)
            for segment in snapshot.settled where segment == scanner.nextSegment {
                let bytes = try files.read(segment: segment)
                bytes.withUnsafeBytes { raw in scanner.scan(raw, deliver: deliver) }
            }
            var probe = scanner
            snapshot.scan(into: &probe) { _ in }
            if probe.finish().verdict == .clean || attempt == attempts || scanner.isDamaged {
                snapshot.scan(into: &scanner, deliver)
                return scanner.finish()
            }
            attempt += 1
            pause(attempt)
        }
    }

    /// One look at the directory, with the bytes of everything in it that may still change.
    private struct Snapshot {
        /// The segments that do not change any more.
        var settled: ArraySlice<Int> = []
        /// The last two segments in order.
        var changing: [(segment: Int, bytes: [UInt8])] = []
        var unfinished: [UInt8] = []
        var flaw: JournalFlaw?

        init(_ files: JournalFiles<some Disk>) throws(DiskError) {
            let names: [String]
            do throws(DiskError) {
                names = try files.disk.list(files.directory)
            } catch {
                if error.isNotFound { return }
                throw error
            }
            let listing = JournalListing(names: names)
            flaw = listing.flaw
            settled = listing.segments.dropLast(2)
            for segment in listing.segments.suffix(2).reversed() {
                changing.insert((segment, try files.read(segment: segment)), at: 0)
            }
            guard listing.hasUnfinished else { return }
            do throws(DiskError) {
                unfinished = try files.disk.read(
                    files.unfinished,
                    limit: files.readLimit
                )
            } catch {
                // It has got its name in the meantime: the next look will see it.
                if !error.isNotFound { throw error }
            }
        }

        func scan(
            into scanner: inout JournalScanner,
            _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
        ) {
            for (segment, bytes) in changing where segment == scanner.nextSegment {
                bytes.withUnsafeBytes { raw in scanner.scan(raw, deliver: deliver) }
            }
            unfinished.withUnsafeBytes { raw in scanner.scanUnfinished(raw) }
            if let flaw { scanner.refuse(flaw) }
        }
    }
}
