import Foundation

/// Why the oracle gave no answers.
public enum OracleError: Error {
    /// The child process failed.
    case failed(status: Int32)
}

/// A child process that computes the same thing by other means: Python's integers and `decimal`.
public enum PythonOracle {
    /// Runs `script` with `lines` on its standard input and returns the lines of its output.
    public static func ask(_ script: String, _ lines: [String]) throws -> [String] {
        let input = FileManager.default.temporaryDirectory
            .appendingPathComponent("plimsoll-oracle-\(UUID().uuidString)")
        try Data(lines.joined(separator: "\n").utf8).write(to: input)
        defer { _ = unlink(input.path) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OracleError.failed(status: process.terminationStatus)
        }
        return String(decoding: answer, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .prefix(lines.count)
            .map(String.init)
    }
}
