import Host
import Storage
import Testing

@testable import Console
@testable import Journal

@Suite struct `Lines of records` {
    /// A record as the reader hands it out; what its payload is does not matter here.
    private func line(
        _ lines: inout RecordLines,
        _ sequence: UInt64,
        _ kind: RecordKind = .drawdownLatched
    ) -> String? {
        let payload = [UInt8](repeating: 0, count: 8)
        return payload.withUnsafeBytes { raw in
            lines.line(
                JournalRecord(
                    kind: kind.rawValue,
                    sequence: sequence,
                    segment: 1,
                    offset: 64,
                    crc: 0,
                    payload: raw
                ),
                JournalFold()
            )
        }
    }

    private func snapshot(_ next: UInt64) -> JournalBeginning {
        .snapshot(
            Snapshot(
                at: JournalPosition(segment: 2, offset: 100, nextSequence: next, link: 1),
                specification: Array("{}".utf8),
                configuration: nil,
                state: []
            )
        )
    }

    @Test func `a record that is handed out again is not told again`() {
        var lines = RecordLines(isJSON: true)
        #expect(lines.begin(.first, JournalFold()) == nil)
        #expect([1, 2, 3].map { line(&lines, $0) != nil } == [true, true, true])
        #expect(lines.begin(.first, JournalFold()) == nil)
        #expect([1, 2, 3, 4].map { line(&lines, $0) != nil } == [false, false, false, true])
        #expect(lines.begin(snapshot(4), JournalFold()) == nil)
        #expect([4, 5].map { line(&lines, $0) != nil } == [false, true])
    }

    @Test func `where reading goes on behind a snapshot that is told, with the specification`() {
        var lines = RecordLines(isJSON: true)
        #expect(
            lines.begin(snapshot(8), JournalFold())
                == "{\"sequence\":7,\"kind\":\"snapshot\",\"specification\":{}}"
        )
        #expect(line(&lines, 8) != nil)
    }
}
