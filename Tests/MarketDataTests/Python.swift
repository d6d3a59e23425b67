// Runs the Python programs that tests take independent answers from.

import Foundation

/// The oracles in `Tests/Oracles/`.
enum Python {
    /// What keeps an oracle from answering.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs `Tests/Oracles/<script>` and returns the lines that it prints.
    static func lines(of script: String, _ arguments: String...) throws -> [String] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = tests.appending(path: "Oracles").appending(path: script).path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", path] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: "\(script) needs python3 and left with \(process.terminationStatus)"
            )
        }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
