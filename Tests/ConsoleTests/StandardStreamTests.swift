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
    private func read(until isEnough: (String) -> Bool) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 20_000) == 1 else { break }
            let count = Glibc.read(reading, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
            if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
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
        // It may be said in parts, as soon as something could be said again.
        var (came, dropped) = (0, 0)
        _ = read { text in
            let lines = text.split(separator: "\n")
            came = lines.count { $0 == line }
            dropped = lines.filter { $0.hasSuffix(" texts were dropped: nobody read them") }
                .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }.reduce(0, +)
            return came + dropped >= 1_000
        }
        #expect(came + dropped == 1_000)
        #expect(dropped > 0)
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
        #expect(read { $0.contains("line 19\n") }.split(separator: "\n").count == 20)
        close(reading)
    }
}
