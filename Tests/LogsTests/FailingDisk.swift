import Ports
import Synchronization
import SystemIO

/// The real disk, except that writes can be made to fail or to wait.
final class FailingDisk: Disk, Sendable {
    private let real = FileDisk()
    private let code = Mutex<Int32?>(nil)
    private let isHeld = Mutex(false)
    private let released = Doorbell()

    /// Every write fails with this error number; nil for none.
    func fail(_ code: Int32?) { self.code.withLock { $0 = code } }

    /// The next write waits for `release`.
    func hold() { isHeld.withLock { $0 = true } }
    func release() {
        isHeld.withLock { $0 = false }
        released.ring()
    }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        if isHeld.withLock({ $0 }) { released.wait(milliseconds: 60_000) }
        if let code = code.withLock({ $0 }) {
            // As a full disk does: some of it is there.
            let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
            try real.write(half, to: file, at: offset)
            throw DiskError(.write, file.path, code: code)
        }
        try real.write(bytes, to: file, at: offset)
    }

    func createDirectory(_ path: String) throws(DiskError) -> Bool {
        try real.createDirectory(path)
    }
    func list(_ directory: String) throws(DiskError) -> [String] { try real.list(directory) }
    func length(_ path: String) throws(DiskError) -> Int { try real.length(path) }
    func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile {
        try real.open(path, mode)
    }
    func close(_ file: DiskFile) { real.close(file) }
    func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError) {
        try real.writeZeros(to: file, in: range)
    }
    func synchronize(_ file: DiskFile) throws(DiskError) { try real.synchronize(file) }
    func synchronizeDirectory(_ path: String) throws(DiskError) {
        try real.synchronizeDirectory(path)
    }
    func settle(_ path: String) throws(DiskError) { try real.settle(path) }
    func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
        try real.read(path, limit: limit)
    }
    func rename(_ path: String, to newPath: String) throws(DiskError) {
        try real.rename(path, to: newPath)
    }
    func remove(_ path: String) throws(DiskError) { try real.remove(path) }
}
