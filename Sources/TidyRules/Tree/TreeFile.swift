/// One file of the repository.
public struct TreeFile: Sendable {
    /// Its path from the root, without a leading slash.
    public let path: String
    /// What is in it.
    public let bytes: [UInt8]
    let lines: [Substring]
    /// Whether it reads as text.
    let isText: Bool

    /// A file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        isText = !bytes.contains(0)
        let text = isText ? String(decoding: bytes, as: UTF8.self) : ""
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        self.lines = lines
    }

    /// A file with this text.
    public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// The last part of the path.
    var name: Substring { path.split(separator: "/").last ?? "" }

    /// The folder, with a slash at its end; empty at the root.
    var folder: String { String(path.dropLast(name.count)) }

    /// What stands behind the name's last point; nil where there is none.
    var suffix: Substring? { name.lastIndex(of: ".").map { name[name.index(after: $0)...] } }

    var isSwift: Bool { suffix == "swift" }

    /// What a shell or Python runs, whatever its name says.
    var language: ScriptLanguage? {
        guard let first = lines.first else { return nil }
        if first.hasPrefix("#!"), first.contains("bash") || first.hasSuffix("sh") { return .shell }
        if suffix == "py" || (first.hasPrefix("#!") && first.contains("python")) { return .python }
        return nil
    }
}
