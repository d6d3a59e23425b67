// What an operator reads of a run in which the same things happen again and again: on standard error, in
// the log and in status no message stands twice without a number.

import ByteCodec
import Glibc
import Testing

@Suite(.serialized) struct `A run of many incidents` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.vanishing(6_000, seed: 3))
    }

    /// What is left of a line when its time and its numbers are taken away.
    private static func message(_ line: Substring) -> String {
        line.split(separator: " ").filter { word in !word.contains(where: \.isNumber) }
            .joined(separator: " ")
    }

    @Test func `says each of them once, and then how often`() throws {
        let run = try folder.run("run", "--replay", "a.csv", "--set", "lookback=3")
        #expect(run.code == 0, "\(run.errors)")
        let lines = run.errors.split(separator: "\n")
        let unknown = lines.filter { $0.contains("is unknown: held, not sold") }
        #expect(unknown.count == 2, "\(run.errors)")
        #expect(unknown.last?.contains("times more") == true)
        let uncounted = lines.filter { !$0.contains(" more ") && !$0.contains(" times)") }
            .map(Self.message)
        #expect(Set(uncounted).count == uncounted.count, "\(run.errors)")

        let bytes = try TemporaryFolder.read(folder.path + "/plimsoll-data/logs/plimsoll.log")
        var said: Set<String> = []
        var counted = 0
        for line in try bytes.split(separator: UInt8(ascii: "\n")).map({
            try JSONValue(parsing: Array($0))
        }) {
            let key = "\(line["message"]?.string ?? "") \(line["instrument"]?.string ?? "")"
            if let number = line["repeated"]?.number {
                counted += Int(number) ?? 0
            } else {
                #expect(said.insert(key).inserted, "\(key) twice")
            }
        }
        #expect(counted > 10)

        let document = try folder.run("status", "--json").document()
        let incidents = document["incidents"]?.array ?? []
        let keys = incidents.map {
            "\($0["incident"]?.string ?? "") \($0["instrument"]?.string ?? "")"
        }
        #expect(Set(keys).count == keys.count)
        #expect(incidents.contains { $0["count"]?.number.flatMap { Int($0) } ?? 0 > 5 })
        let status = try folder.run("status").output
        #expect(status.split(separator: "\n").count { $0.contains("held, not sold") } == 1)
        #expect(status.contains(" times since "))
    }
}
