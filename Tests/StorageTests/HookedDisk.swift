// A disk on which something happens after every read: another process at work.

import Ports
import Simulation

final class HookedDisk: Disk {
    private let disk: LyingDisk
    var afterRead: () -> Void = {}

    init(_ disk: LyingDisk) { self.disk = disk }

    func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
        let bytes = try disk.read(path, limit: limit)
        afterRead()
        return bytes
    }

    func list(_ directory: String) throws(DiskError) -> [String] { try disk.list(directory) }

    func length(_ path: String) throws(DiskError) -> Int { try disk.length(path) }

    // A reader changes nothing: these fail the test by their error.

    func createDirectory(_ path: String) throws(DiskError) -> Bool {
        throw readOnly(.createDirectory, path)
    }

    func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile {
        throw readOnly(.open, path)
    }

    func close(_ file: DiskFile) {}

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        throw readOnly(.write, file.path)
    }

    func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError) {
        throw readOnly(.allocate, file.path)
    }

    func synchronize(_ file: DiskFile) throws(DiskError) {
        throw readOnly(.synchronize, file.path)
    }

    func synchronizeDirectory(_ path: String) throws(DiskError) {
        throw readOnly(.synchronize, path)
    }

    func settle(_ path: String) throws(DiskError) { throw readOnly(.synchronize, path) }

    func rename(_ path: String, to newPath: String) throws(DiskError) {
        throw readOnly(.rename, path)
    }

    func remove(_ path: String) throws(DiskError) { throw readOnly(.remove, path) }

    private func readOnly(_ operation: DiskError.Operation, _ path: String) -> DiskError {
        DiskError(operation, path, code: 30)
    }
}
