import Glibc
import SystemIO
import Testing

@testable import Console

/// A reader who has stopped reading and still holds the other end of the pipe.
@Suite struct `A stream that nobody reads` {
    private let reading: Int32
    private let writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        for end in ends { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Everything that comes, until nothing does for a while or `end` has come.
    private func read(until end: String) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 20_000) == 1 else { break }
            let count = Glibc.read(reading, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
            if String(decoding: bytes.suffix(200), as: UTF8.self).contains(end) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(.timeLimit(.minutes(1)))
    func `stops nobody who does not wait, and what was dropped is counted`() {
        let stream = StandardStream(writing)
        stream.neverWait()
        let line = String(repeating: "x", count: 999)
        // More than the pipe, the queue and a text under way hold together.
        for _ in 0..<1_000 {
            stream.line(line)
            stream.flush()
        }
        stream.flush(withinMs: 1)
        let text = read(until: "nobody read them")
        let came = text.split(separator: "\n").count { $0 == line }
        let words = text.split(separator: "\n").last?.split(separator: " ") ?? []
        #expect(words.dropFirst() == ["texts", "were", "dropped:", "nobody", "read", "them"])
        #expect(words.first.flatMap { Int($0) } == 1_000 - came)
        close(reading)
        close(writing)
    }

    @Test func `is given everything when somebody reads`() {
        let stream = StandardStream(writing)
        stream.neverWait()
        for number in 0..<20 {
            stream.line("line \(number)")
            stream.flush()
        }
        stream.flush(withinMs: 20_000)
        close(writing)
        #expect(read(until: "line 19\n").split(separator: "\n").count == 20)
        close(reading)
    }
}
