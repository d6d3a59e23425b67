import Foundation
import Glibc
import Synchronization
import Testing

/// A folder that is gone with the value.
final class TemporaryFolder: Sendable {
    let path: String
    private let names = Atomic<Int>(0)

    init() throws {
        var template = Array("/tmp/plimsoll-test-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil, "a folder can be made")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            #expect(Bool(false), "\(path) cannot be removed: \(error)")
        }
    }

    /// A name that was not given before.
    func nextName() -> Int { names.add(1, ordering: .relaxed).newValue }

    /// Runs the program here to its end.
    func run(_ arguments: String...) throws -> ChildOutcome {
        try ChildProcess(arguments, in: self).wait()
    }

    /// Runs the program here to its end.
    func run(_ arguments: [String]) throws -> ChildOutcome {
        try ChildProcess(arguments, in: self).wait()
    }

    /// Writes a file.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = try #require(fopen(path + "/" + name, "w"), "the file can be written")
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        fclose(file)
    }

    /// Writes a text.
    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// Makes a folder in it.
    func make(_ name: String) throws {
        try #require(mkdir(path + "/" + name, 0o700) == 0, "\(name) can be made")
    }

    /// The bytes of a file in it.
    func file(_ name: String) throws -> [UInt8] { try Self.read(path + "/" + name) }

    /// A file's bytes.
    static func read(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"), "\(path) can be read")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// The files of a folder below this one, by name, with their bytes.
    func files(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let directory = try #require(opendir(path + "/" + folder), "\(folder) can be listed")
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            files[name] = try Self.read(path + "/" + folder + "/" + name)
        }
        return files
    }

    /// Whether something of this name is here.
    func has(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }
}
