// The places in a data directory and the operations on whole files that writers and readers share.
//
// A segment is prepared under another name and renamed when it is whole and durable, so a file named
// `*.seg` has its full length from the first moment that anyone can see it.

import Journal
import Ports

struct JournalFiles<D: Disk> {
    let disk: D
    let data: String

    var directory: String { data + "/journal" }
    var cutDirectory: String { data + "/cut" }
    var archive: String { data + "/archive" }
    var unfinished: String { path(JournalFormat.unfinishedName) }

    func path(_ name: String) -> String { directory + "/" + name }
    func path(segment: Int) -> String { path(JournalFormat.name(ofSegment: segment)) }

    /// The largest file that is read: a segment of the largest size, and a byte to see that it is
    /// longer.
    var readLimit: Int { (1 << 30) + 1 }

    func read(segment: Int) throws(DiskError) -> [UInt8] {
        do throws(DiskError) {
            return try disk.read(path(segment: segment), limit: readLimit)
        } catch {
            guard error.isNotFound else { throw error }
            // It may have been put aside, now or long ago.
            return try disk.read(archived(segment: segment), limit: readLimit)
        }
    }

    private func archived(segment: Int) -> String {
        archive + "/" + JournalFormat.name(ofSegment: segment)
    }

    /// The names in the journal's directory, and those of the segments in the archive that lead up to it.
    func names() throws(DiskError) -> [String] {
        let names = try disk.list(directory)
        guard let first = names.compactMap({ JournalFormat.segment(named: $0) }).min(), first > 1,
            try disk.list(data).contains("archive")
        else { return names }
        let archived = try disk.list(archive).compactMap { JournalFormat.segment(named: $0) }
        var found: [String] = []
        var due = first - 1
        for segment in archived.sorted(by: >) where segment == due {
            found.append(JournalFormat.name(ofSegment: segment))
            due -= 1
        }
        return names + found
    }

    /// Puts a segment into the archive: first it is there, durably, and then no longer here. It never
    /// changes any more.
    func putAside(segment: Int) throws(DiskError) {
        if try disk.createDirectory(archive) { try disk.synchronizeDirectory(data) }
        let bytes = try disk.read(path(segment: segment), limit: readLimit)
        let partial = archive + "/" + JournalFormat.unfinishedName
        let file = try disk.open(partial, .truncated)
        do throws(DiskError) {
            defer { disk.close(file) }
            try disk.write(whole: bytes, to: file)
            try disk.synchronize(file)
        } catch {
            if error.isNoSpace { try disk.remove(partial) }
            throw error
        }
        try disk.rename(partial, to: archived(segment: segment))
        try disk.synchronizeDirectory(archive)
        try disk.remove(path(segment: segment))
        try disk.synchronizeDirectory(directory)
    }

    /// Makes the directories, and every name in them durable: a process that was killed may have made
    /// names, directories too, that only the page cache knows.
    func createDirectories() throws(DiskError) {
        let isNew = try disk.createDirectory(data)
        do throws(DiskError) {
            try disk.synchronizeDirectory(parent(of: data))
        } catch {
            // Where one may not look, no earlier start has made a directory either.
            guard !isNew, error.isPermissionDenied else { throw error }
        }
        _ = try disk.createDirectory(directory)
        try disk.synchronizeDirectory(data)
        try disk.synchronizeDirectory(directory)
    }

    /// Makes a segment of zeros, whole and durable before it gets its name.
    func createSegment(_ segment: Int, size: Int) throws(DiskError) {
        let file = try disk.open(unfinished, .truncated)
        do throws(DiskError) {
            defer { disk.close(file) }
            try disk.writeZeros(to: file, in: 0..<size)
            try disk.synchronize(file)
        } catch {
            try giveUpUnfinished(after: error)
        }
        try disk.rename(unfinished, to: path(segment: segment))
        try disk.synchronizeDirectory(directory)
    }

    /// Makes segment `spare` unless there are that many already. No room is no error here.
    func prepareReserve(
        _ spare: Int,
        after segments: Int,
        size: Int
    ) throws(DiskError) -> JournalReserve {
        guard segments < spare else { return .ready }
        do throws(DiskError) {
            try createSegment(spare, size: size)
            return .ready
        } catch {
            guard error.isNoSpace else { throw error }
            return .missing(error)
        }
    }

    /// Frees the room that a failed preparation took. The first error is the one that matters.
    private func giveUpUnfinished(after first: DiskError) throws(DiskError) {
        do throws(DiskError) {
            try disk.remove(unfinished)
        } catch {
            throw first
        }
        throw first
    }

    /// Fills `range` of a segment with zeros, durably.
    func zero(segment: Int, in range: Range<Int>) throws(DiskError) {
        let file = try disk.open(path(segment: segment), .existing)
        defer { disk.close(file) }
        try disk.writeZeros(to: file, in: range)
        try disk.synchronize(file)
    }

    /// Whether bytes are kept that were cut exactly where the journal ends: in the segment in use, or at
    /// the beginning of the one after it.
    func keepsCut(at end: JournalPosition) throws(DiskError) -> Bool {
        guard try disk.list(data).contains("cut") else { return false }
        let stems =
            ["\(JournalFormat.name(ofSegment: max(1, end.segment)))-\(end.offset)"]
            + [0, JournalFormat.segmentHeaderSize].map { offset in
                "\(JournalFormat.name(ofSegment: end.segment + 1))-\(offset)"
            }
        return try disk.list(cutDirectory).contains { name in
            stems.contains { name == $0 || name.hasPrefix($0 + "-") }
        }
    }

    /// Keeps bytes in a new file under `cut/`, durably, and returns its path.
    func keep(_ bytes: [UInt8], from offset: Int, of name: String) throws(DiskError) -> String {
        if try disk.createDirectory(cutDirectory) { try disk.synchronizeDirectory(data) }
        let taken = try disk.list(cutDirectory)
        let stem = "\(name)-\(offset)"
        var kept = stem
        var number = 1
        while taken.contains(kept) {
            number += 1
            kept = "\(stem)-\(number)"
        }
        let path = cutDirectory + "/" + kept
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        try disk.write(whole: bytes, to: file)
        try disk.synchronize(file)
        try disk.synchronizeDirectory(cutDirectory)
        return path
    }

    private func parent(of path: String) -> String {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}

extension JournalFiles: Sendable where D: Sendable {}
