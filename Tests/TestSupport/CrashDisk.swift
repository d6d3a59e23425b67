// A disk in memory that fails and crashes on demand. What was not synchronized survives a crash in
// any way that a real disk allows: each 512-byte sector of each pending write may have arrived, be
// lost or hold garbage, in any order; of the pending changes of names a prefix has happened.

package import Ports
package import Randomness

/// How un-synchronized bytes come out of a crash.
package enum CrashMode: CaseIterable, Sendable {
    /// Nothing that was not synchronized arrived.
    case lost
    /// All of it arrived.
    case arrived
    /// Some sectors arrived.
    case torn
    /// Some sectors arrived, others hold garbage.
    case garbage
}

/// A disk in memory that fails and crashes on demand.
package final class CrashDisk: Disk {
    private final class Node {
        var durable: [UInt8] = []
        var visible: [UInt8] = []
        var pending: [Range<Int>] = []
    }

    private enum NameChange {
        case set(String, Node)
        case drop(String)
        case move(String, String)
    }

    private struct Folder {
        var durable: [String: Node] = [:]
        var visible: [String: Node] = [:]
        var pending: [NameChange] = []
    }

    private var folders: [String: Folder] = ["": Folder()]
    private var durableFolders: Set<String> = [""]
    private var open: [Int32: Node] = [:]
    private var nextDescriptor: Int32 = 3
    private var isDown = false

    /// An empty disk.
    package init() {}
    package private(set) var operations = 0
    package private(set) var synchronizations = 0

    /// The operation, counted from 1, that fails with this code; a failed write may have written.
    package var failAt: (operation: Int, code: Int32)?
    /// The operation at which the machine goes down: it may or may not have happened.
    package var crashAt: Int?
    /// The bytes that all files may have together.
    package var capacity = Int.max
    /// The number of files in all directories.
    package var usedBytes: Int {
        folders.values.reduce(0) { sum, folder in
            sum + folder.visible.values.reduce(0) { $0 + $1.visible.count }
        }
    }

    /// The machine comes up again.
    package func restart(_ mode: CrashMode, using random: inout SplitMix64) {
        for path in folders.keys where !durableFolders.contains(path) { folders[path] = nil }
        for (path, var folder) in folders.sorted(by: { $0.key < $1.key }) {
            let kept =
                switch mode {
                case .lost: 0
                case .arrived: folder.pending.count
                case .torn, .garbage: Int.random(in: 0...folder.pending.count, using: &random)
                }
            for change in folder.pending.prefix(kept) { Self.apply(change, to: &folder.durable) }
            folder.pending = []
            folder.visible = folder.durable
            for (_, node) in folder.durable.sorted(by: { $0.key < $1.key }) {
                settle(node, mode, &random)
            }
            folders[path] = folder
        }
        reboot()
    }

    /// The process comes up again; the machine was never down.
    package func reboot() {
        open = [:]
        isDown = false
        failAt = nil
        crashAt = nil
        operations = 0
    }

    private func settle(_ node: Node, _ mode: CrashMode, _ random: inout SplitMix64) {
        for range in node.pending where mode != .lost {
            if node.durable.count < range.upperBound {
                let missing = range.upperBound - node.durable.count
                node.durable.append(contentsOf: [UInt8](repeating: 0, count: missing))
            }
            for sector in (range.lowerBound / 512)...((range.upperBound - 1) / 512) {
                let part =
                    max(range.lowerBound, sector * 512)..<min(range.upperBound, sector * 512 + 512)
                let arrives = mode == .arrived || Bool.random(using: &random)
                if arrives {
                    node.durable.replaceSubrange(part, with: node.visible[part])
                } else if mode == .garbage {
                    for byte in part {
                        node.durable[byte] = UInt8.random(in: 0...255, using: &random)
                    }
                }
            }
        }
        node.pending = []
        node.visible = node.durable
    }

    private static func apply(_ change: NameChange, to names: inout [String: Node]) {
        switch change {
        case .set(let name, let node): names[name] = node
        case .drop(let name): names[name] = nil
        case .move(let old, let new): names[new] = names.removeValue(forKey: old)
        }
    }

    /// Counts an operation and fails it when its time has come. `perform` runs when the operation
    /// happens though the caller will not hear of it.
    private func count(
        _ operation: DiskError.Operation,
        _ path: String,
        lost perform: () -> Void = {}
    ) throws(DiskError) {
        guard !isDown else { throw DiskError(operation, path, code: DiskError.inputOutput) }
        operations += 1
        if let failAt, failAt.operation == operations {
            throw DiskError(operation, path, code: failAt.code)
        }
        if crashAt == operations {
            perform()
            isDown = true
            throw DiskError(operation, path, code: DiskError.inputOutput)
        }
    }

    private func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    private func change(_ folder: String, _ change: NameChange) {
        guard var entry = folders[folder] else { return }
        Self.apply(change, to: &entry.visible)
        entry.pending.append(change)
        folders[folder] = entry
    }

    private func node(
        _ path: String,
        _ operation: DiskError.Operation
    ) throws(DiskError) -> Node {
        let (folder, name) = split(path)
        guard let node = folders[folder]?.visible[name] else {
            throw DiskError(operation, path, code: DiskError.notFound)
        }
        return node
    }

    package func createDirectory(_ path: String) throws(DiskError) -> Bool {
        try count(.createDirectory, path)
        guard folders[path] == nil else { return false }
        folders[path] = Folder()
        return true
    }

    package func list(_ directory: String) throws(DiskError) -> [String] {
        try count(.list, directory)
        guard let folder = folders[directory] else {
            throw DiskError(.list, directory, code: DiskError.notFound)
        }
        return Array(folder.visible.keys)
    }

    package func length(_ path: String) throws(DiskError) -> Int {
        try count(.length, path)
        return try node(path, .length).visible.count
    }

    package func open(_ path: String, _ mode: DiskOpenMode) throws(DiskError) -> DiskFile {
        try count(.open, path)
        let (folder, name) = split(path)
        let file: Node
        switch mode {
        case .existing: file = try node(path, .open)
        case .truncated:
            file = Node()
            change(folder, .set(name, file))
        }
        nextDescriptor += 1
        open[nextDescriptor] = file
        return DiskFile(descriptor: nextDescriptor, path: path)
    }

    package func close(_ file: DiskFile) { open[file.descriptor] = nil }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        let content = Array(bytes)
        try count(.write, file.path) { self.put(content, file, offset) }
        put(content, file, offset)
    }

    package func writeZeros(to file: DiskFile, in range: Range<Int>) throws(DiskError) {
        let zeros = [UInt8](repeating: 0, count: range.count)
        try count(.allocate, file.path) { self.put(zeros, file, range.lowerBound) }
        let growth = max(0, range.upperBound - (open[file.descriptor]?.visible.count ?? 0))
        guard usedBytes + growth <= capacity else {
            throw DiskError(.allocate, file.path, code: DiskError.noSpace)
        }
        put(zeros, file, range.lowerBound)
    }

    private func put(_ bytes: [UInt8], _ file: DiskFile, _ offset: Int) {
        guard let node = open[file.descriptor], !bytes.isEmpty else { return }
        let range = offset..<(offset + bytes.count)
        if node.visible.count < range.upperBound {
            let missing = range.upperBound - node.visible.count
            node.visible.append(contentsOf: [UInt8](repeating: 0, count: missing))
        }
        node.visible.replaceSubrange(range, with: bytes)
        node.pending.append(range)
    }

    package func synchronize(_ file: DiskFile) throws(DiskError) {
        try count(.synchronize, file.path)
        guard let node = open[file.descriptor] else { return }
        synchronizations += 1
        node.durable = node.visible
        node.pending = []
    }

    package func synchronizeDirectory(_ path: String) throws(DiskError) {
        try count(.synchronize, path)
        guard var folder = folders[path] else { return }
        folder.durable = folder.visible
        folder.pending = []
        folders[path] = folder
        for child in folders.keys where split(child).folder == path { durableFolders.insert(child) }
    }

    package func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
        try count(.read, path)
        return try node(path, .read).visible
    }

    package func rename(_ path: String, to newPath: String) throws(DiskError) {
        try count(.rename, path)
        _ = try node(path, .rename)
        let (folder, name) = split(path)
        change(folder, .move(name, split(newPath).name))
    }

    package func remove(_ path: String) throws(DiskError) {
        try count(.remove, path)
        _ = try node(path, .remove)
        let (folder, name) = split(path)
        change(folder, .drop(name))
    }

    /// Bends a byte behind everyone's back.
    package func flip(_ path: String, at offset: Int) throws {
        let file = try node(path, .write)
        file.visible[offset] ^= 1
        file.durable = file.visible
    }
}
