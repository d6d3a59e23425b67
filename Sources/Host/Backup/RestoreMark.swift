// What a restored data directory knows of itself until it is started: that its journal ends earlier than
// what was done. The venue may know orders and fills that the books do not.
//
// The start after it gives out order numbers far behind any that the lost part can have given out, so no
// order is ever taken for another; what the venue has seen beyond the books differs from them and stops
// new risk, as any drift does.

import ByteCodec
public import Ports
import SystemIO

/// The mark of a restored data directory.
public struct RestoreMark: Sendable, Hashable {
    /// The last record of the backup.
    public let lastSequence: UInt64

    private static let name = "restored"

    /// How many starts the lost part of a journal is taken to have had at most.
    public static let lostStarts: UInt32 = 1 << 20

    /// A mark.
    public init(lastSequence: UInt64) { self.lastSequence = lastSequence }

    /// The start that follows a restored journal whose last start was `epoch`.
    public static func epoch(after epoch: UInt32) -> UInt32 {
        let (leapt, overflow) = epoch.addingReportingOverflow(lostStarts)
        return overflow ? .max : leapt
    }

    /// The mark of a data directory; nil when it was not restored, or was started since.
    public static func read(_ directory: String) throws(DiskError) -> RestoreMark? {
        let text: [UInt8]
        do throws(DiskError) {
            text = try FileDisk().read(directory + "/" + name, limit: 4_096)
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
        // Whatever it says: where there is a mark, the journal may be behind.
        let digits = text.prefix { (48...57).contains($0) }
        return RestoreMark(lastSequence: UInt64(String(decoding: digits, as: UTF8.self)) ?? 0)
    }

    /// Writes the mark, durably.
    func write(to directory: String) throws(DiskError) {
        let disk = FileDisk()
        try BackupFiles.write(Array("\(lastSequence)\n".utf8), to: directory + "/" + Self.name)
        try disk.synchronizeDirectory(directory)
    }

    /// Takes the mark away, once a start is durable.
    public static func clear(_ directory: String) throws(DiskError) {
        let disk = FileDisk()
        do throws(DiskError) {
            try disk.remove(directory + "/" + name)
        } catch {
            if error.isNotFound { return }
            throw error
        }
        try disk.synchronizeDirectory(directory)
    }
}
