import Control
import Glibc
import SystemIO
import Testing

@testable import Host

/// A client of the control socket that keeps to no rule.
struct LineClient {
    let socket: LocalConnection

    init(_ directory: String) throws {
        socket = try LocalConnection(to: directory, name: ControlServer.socketName)
    }

    func send(_ bytes: [UInt8]) { #expect(socket.send(bytes[...]) == bytes.count) }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Says that nothing more will come; answers can come still.
    func endSending() { #expect(shutdown(socket.descriptor, Int32(SHUT_WR)) == 0) }

    /// The answer that came, and the end behind it; nil where nothing came before the end.
    func answer() throws -> ControlAnswer? {
        var line: [UInt8] = []
        while true {
            switch socket.receive(limit: 8_192) {
            case .bytes(let bytes): line += bytes
            case .end:
                if line.isEmpty { return nil }
                #expect(line.last == UInt8(ascii: "\n"))
                let read = ControlAnswer(decoding: Array(line.dropLast()))
                let answer: ControlAnswer = try #require(read, "it is an answer")
                return answer
            case .nothing:
                var watch = [Watch(socket.descriptor, reads: true)]
                Watch.wait(&watch, timeoutMs: 20_000)
                try #require(watch[0].isReadable || watch[0].isGone, "no answer came")
            }
        }
    }

    /// Why it was refused.
    func refusal() throws -> ControlRefusal.Reason? {
        guard case .refused(let refusal) = try answer() else { return nil }
        return refusal.reason
    }

    /// Asks and takes the answer.
    static func ask(
        _ directory: String,
        _ text: String
    ) throws -> ControlAnswer? {
        let client = try LineClient(directory)
        client.send(text + "\n")
        return try client.answer()
    }
}
