/// A guide that cannot be read: something in it would look like a command and not be run.
struct GuideFault: Error, CustomStringConvertible {
    let line: Int
    let words: String

    var description: String { "line \(line): \(words)" }
}
