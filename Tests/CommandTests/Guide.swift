// A guide under docs/guides, and the commands in it.
//
// A command stands in a fenced block whose first line is ```console and whose commands begin with `$ `; the lines
// below a command are fragments of what it prints. Words behind `console` say how the block is run:
//
//   exit=N       every command in it ends with N, and not with 0
//   eventually   a command is given again until it prints what stands below it
//   untested     it is not run here; the paragraph above it says why

import Testing

/// A guide.
struct Guide: Sendable, CustomTestStringConvertible {
    /// A command, and what is expected of it.
    struct Step: Sendable {
        /// What is typed, several lines where it has several.
        var command: String
        /// Lines of what it prints, in order; `…` stands for anything.
        var fragments: [String] = []
        /// How it ends.
        var exitCode = 0
        /// Whether it is given again until it holds.
        var isRepeated = false
        /// Whether it is run at all.
        var isTested = true
        /// The line that it stands in, from 1.
        var line: Int
    }

    let name: String
    let text: String
    let steps: [Step]

    var testDescription: String { name }

    /// The guides, in the order in which they are read.
    static let names = ["first-hour", "reading-an-incident", "backup-and-restore"]

    /// Reads the guide that has this name.
    init(named name: String) throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(root)/docs/guides/\(name).md"
        try self.init(
            name: name,
            text: String(decoding: TemporaryFolder.read(path), as: UTF8.self)
        )
    }

    init(name: String, text: String) throws(GuideFault) {
        self.name = name
        self.text = text
        var reader = GuideReader()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            try reader.read(String(line), number: index + 1)
        }
        try reader.finish(number: lines.count)
        steps = reader.steps
    }
}
