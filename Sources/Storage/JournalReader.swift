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
    ///
    /// - Parameter begin: told where reading begins: at a snapshot that it does not refuse, or at the
    ///   first record. It may be told again, when the journal has moved on meanwhile; what was taken in
    ///   before is then to be forgotten.
    public static func load(
        _ dataDirectory: String,
        disk: some Disk,
        _ extent: JournalExtent = .whole,
        pause: (_ attempt: Int) -> Void = { _ in },
        begin: (JournalBeginning) throws(RecordRefusal) -> Void = { _ in },
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DiskError) -> JournalReport {
        var attempt = 1
        while true {
            do throws(DiskError) {
                let pass = try Pass(dataDirectory, disk, extent, begin)
                return try pass.read(&attempt, pause, deliver)
            } catch {
                // A file that was removed after it was listed: a newer snapshot stands for it.
                guard error.isNotFound, attempt < attempts else { throw error }
                attempt += 1
                pause(attempt)
            }
        }
    }

    /// The number of the first segment that can be read, the archive included; 1 where there is none.
    public static func firstSegment(
        _ dataDirectory: String,
        disk: some Disk
    ) throws(DiskError) -> Int {
        let files = JournalFiles(disk: disk, data: dataDirectory)
        return JournalListing(names: try Look.names(files)).firstSegment
    }

    /// One reading from a beginning to the end.
    private struct Pass<D: Disk> {
        let files: JournalFiles<D>
        let choice: BeginningChoice

        init(
            _ dataDirectory: String,
            _ disk: D,
            _ extent: JournalExtent,
            _ begin: (JournalBeginning) throws(RecordRefusal) -> Void
        ) throws(DiskError) {
            files = JournalFiles(disk: disk, data: dataDirectory)
            let snapshots = SnapshotFiles(disk: disk, data: dataDirectory)
            choice = try BeginningChoice(snapshots, Look.names(files), extent, begin: begin)
        }

        func read(
            _ attempt: inout Int,
            _ pause: (_ attempt: Int) -> Void,
            _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
        ) throws(DiskError) -> JournalReport {
            var scanner = choice.scanner
            let first = choice.beginning.nextSequence
            func hand(_ record: JournalRecord) throws(RecordRefusal) {
                if record.sequence >= first { try deliver(record) }
            }
            while true {
                let look = try Look(files, choice)
                if look.flaw?.reason == .missingSegment, attempt < attempts {
                    // Removed since the beginning was chosen, if it was not lost: choose again.
                    throw DiskError(.read, files.directory, code: DiskError.notFound)
                }
                for segment in look.settled where segment == scanner.nextSegment {
                    let bytes = try files.read(segment: segment)
                    bytes.withUnsafeBytes { raw in scanner.scan(raw, deliver: hand) }
                }
                var probe = scanner
                look.scan(into: &probe) { _ in }
                let isClean = probe.finish().verdict == .clean
                if isClean || attempt == attempts || scanner.isDamaged {
                    look.scan(into: &scanner, hand)
                    return scanner.finish()
                }
                attempt += 1
                pause(attempt)
            }
        }
    }

    /// One look at the directory, with the bytes of everything in it that may still change.
    private struct Look {
        /// The segments that do not change any more.
        var settled: ArraySlice<Int> = []
        /// The last two segments in order.
        var changing: [(segment: Int, bytes: [UInt8])] = []
        var unfinished: [UInt8] = []
        var flaw: JournalFlaw?

        init(_ files: JournalFiles<some Disk>, _ choice: BeginningChoice) throws(DiskError) {
            let names = try Look.names(files)
            let listing = choice.listing(names)
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

        /// The names in the journal's directory; none where there is no journal.
        static func names(_ files: JournalFiles<some Disk>) throws(DiskError) -> [String] {
            do throws(DiskError) {
                return try files.names()
            } catch {
                if error.isNotFound { return [] }
                throw error
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
