import Journal
import Testing

@Suite struct `Snapshot file` {
    private static let position = JournalPosition(
        segment: 3,
        offset: 4_096,
        nextSequence: 777,
        link: 0xDEAD_BEEF
    )
    private static let snapshot = Snapshot(
        at: position,
        specification: Array("{\"run\":1}".utf8),
        configuration: Array("tight".utf8),
        state: (0..<200).map { UInt8($0) }
    )

    @Test func `comes back as it was written`() throws {
        #expect(try Snapshot(file: Self.snapshot.file) == Self.snapshot)
        let bare = Snapshot(at: Self.position, specification: [], configuration: nil, state: [])
        #expect(try Snapshot(file: bare.file) == bare)
        let empty = Snapshot(at: Self.position, specification: [1], configuration: [], state: [2])
        #expect(try Snapshot(file: empty.file) == empty)
    }

    @Test func `every flipped bit is noticed`() {
        let file = Self.snapshot.file
        for bit in 0..<file.count * 8 {
            var bent = file
            bent[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SnapshotFlaw.self, "bit \(bit)") { _ = try Snapshot(file: bent) }
        }
    }

    @Test func `every cut and every addition is noticed`() {
        let file = Self.snapshot.file
        for count in 0..<file.count {
            #expect(throws: SnapshotFlaw.self) {
                _ = try Snapshot(file: Array(file.prefix(count)))
            }
        }
        #expect(throws: SnapshotFlaw.self) { _ = try Snapshot(file: file + [0]) }
    }

    @Test func `is named after its last record, so that names sort`() {
        let names = [1, 9, 10, 999, UInt64.max - 1].map { SnapshotFormat.name(after: $0) }
        #expect(names == names.sorted())
        #expect(names[2] == "00000000000000000010.snap")
        #expect(names.map { SnapshotFormat.sequence(named: $0) } == [1, 9, 10, 999, .max - 1])
        for name in [
            "10.snap", "00000000000000000010.sna", "next.new", "0000000000000000001x.snap",
        ] {
            #expect(SnapshotFormat.sequence(named: name) == nil)
        }
    }
}
