// A file that a command makes: whole and durable under its name, or not there; never over another.

import Ports
import SystemIO

/// Writes files that must not be there yet.
struct NewFile {
    /// What came of it.
    enum Outcome: Hashable, Sendable {
        /// It is there now.
        case written
        /// It was there already, with these very bytes.
        case same
    }

    /// Writes `bytes` to `path`.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) -> Outcome {
        if let there = try existing(path, limit: bytes.count) {
            if there == bytes { return .same }
            throw CommandFailure(
                .input,
                "\(path) is there already and holds something else; move it away, or choose "
                    + "another place with --out"
            )
        }
        let disk = FileDisk()
        let unfinished = path + ".new"
        do throws(DiskError) {
            let file = try disk.open(unfinished, .truncated)
            do throws(DiskError) {
                defer { disk.close(file) }
                try disk.write(bytes, to: file, at: 0)
                try disk.synchronize(file)
            } catch {
                try disk.remove(unfinished)
                throw error
            }
            try disk.rename(unfinished, to: path)
        } catch {
            throw CommandFailure(error)
        }
        return .written
    }

    /// What stands at `path`: nil when nothing does, no bytes when it is longer than `limit`.
    private static func existing(
        _ path: String,
        limit: Int
    ) throws(CommandFailure) -> [UInt8]? {
        do throws(DiskError) {
            guard try FileDisk().length(path) <= limit else { return [] }
            return try FileDisk().read(path, limit: limit)
        } catch {
            if error.isNotFound { return nil }
            throw CommandFailure(error)
        }
    }
}
