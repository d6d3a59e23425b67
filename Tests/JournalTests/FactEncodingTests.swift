// Facts to bytes and back, as `docs/formats/facts.md` gives them.

import ByteCodec
import Journal
import Money
import Randomness
import Testing
import TradeModel

@Suite struct `Facts as bytes` {
    private static let at = Instant(nanoseconds: 0x0102_0304_0506_0708)
    private static let instantBytes: [UInt8] = [8, 7, 6, 5, 4, 3, 2, 1]

    private static let identity = SignedIdentity(
        transaction: TransactionID(
            0x0001_0203_0405_0607,
            0x0809_0A0B_0C0D_0E0F,
            0x1011_1213_1415_1617,
            0x1819_1A1B_1C1D_1E1F
        ),
        lastValid: 0x2A
    )

    private static func bytes(_ fact: Fact) -> [UInt8] {
        var writer = ByteWriter()
        fact.encode(into: &writer)
        return writer.bytes
    }

    private static func decode(_ kind: RecordKind, _ bytes: [UInt8]) throws -> Fact {
        try bytes.withUnsafeBytes { try Fact(kind, decoding: $0) }
    }

    @Test func `an identity is its 32 bytes in their order and then its limit`() {
        let fact = Fact(at: Self.at, .orderSigned(OrderOrdinal(3), Self.identity))
        let expected =
            Self.instantBytes + [3, 0, 0, 0, 0, 0, 0, 0] + (0..<32).map { UInt8($0) }
            + [42, 0, 0, 0, 0, 0, 0, 0]
        #expect(fact.kind.rawValue == 36)
        #expect(Self.bytes(fact) == expected)
    }

    @Test(arguments: [true, false])
    func `room is one byte`(isLow: Bool) {
        let fact = Fact(at: Self.at, .roomChanged(isLow: isLow))
        #expect(fact.kind.rawValue == 37)
        #expect(Self.bytes(fact) == Self.instantBytes + [isLow ? 1 : 0])
    }

    @Test func `forgotten readings are an instant and nothing else`() {
        let fact = Fact(at: Self.at, .readingsForgotten)
        #expect(fact.kind.rawValue == 38)
        #expect(Self.bytes(fact) == Self.instantBytes)
    }

    @Test func `what was written comes back`() throws {
        var random = SplitMix64(seed: 36)
        for _ in 0..<200 {
            let identity = SignedIdentity(
                transaction: TransactionID(
                    random.next(),
                    random.next(),
                    random.next(),
                    random.next()
                ),
                lastValid: random.next()
            )
            let at = Instant(nanoseconds: random.integer64())
            for change in [
                .orderSigned(OrderOrdinal(random.next()), identity),
                .roomChanged(isLow: random.oneIn(2)), .readingsForgotten, .tailCut, .stopped,
            ] as [Fact.Change] {
                let fact = Fact(at: at, change)
                #expect(try Self.decode(fact.kind, Self.bytes(fact)) == fact)
            }
        }
    }

    @Test(arguments: [RecordKind.orderSigned, .roomChanged, .readingsForgotten])
    func `a payload that is too short or too long is refused`(kind: RecordKind) throws {
        let change: Fact.Change =
            switch kind {
            case .orderSigned: .orderSigned(OrderOrdinal(3), Self.identity)
            case .roomChanged: .roomChanged(isLow: true)
            default: .readingsForgotten
            }
        let whole = Self.bytes(Fact(at: Self.at, change))
        for count in 0..<whole.count {
            #expect(throws: FactError.self) { try Self.decode(kind, Array(whole.prefix(count))) }
        }
        #expect(throws: FactError.self) { try Self.decode(kind, whole + [0]) }
    }

    private static let judgement = TokenJudgement(
        verdict: .warn,
        failed: WardenRules(.sell),
        warned: WardenRules(.mintClose),
        unknown: WardenRules(.price),
        observedAt: Instant(nanoseconds: 0x0102),
        evidence: 0x0304
    )

    @Test func `a judgement, a veto and a leave are what the format says`() throws {
        let gold = InstrumentIndex(5)
        let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
        let judged = Fact(at: Self.at, .tokenJudged(gold, Self.judgement))
        #expect(judged.kind.rawValue == 41)
        let rules: [UInt8] = [0, 0, 1, 0] + [0, 2, 0, 0] + [0, 0, 4, 0]
        #expect(
            Self.bytes(judged) == Self.instantBytes + [5, 0, 0, 0, 1] + rules + [2, 1] + zeros(6)
                + [4, 3] + zeros(6)
        )
        let vetoed = Fact(at: Self.at, .entryVetoed(gold, .failed, evidence: 9))
        #expect(vetoed.kind.rawValue == 42)
        #expect(
            Self.bytes(vetoed) == Self.instantBytes + [5, 0, 0, 0, 2, 9] + zeros(7)
        )
        let cleared = Fact(at: Self.at, .entryCleared(gold, evidence: 9))
        #expect(cleared.kind.rawValue == 43)
        #expect(Self.bytes(cleared) == Self.instantBytes + [5, 0, 0, 0, 9] + zeros(7))
        for fact in [judged, vetoed, cleared] {
            let whole = Self.bytes(fact)
            #expect(try Self.decode(fact.kind, whole) == fact)
            for count in 0..<whole.count {
                #expect(throws: FactError.self) {
                    try Self.decode(fact.kind, Array(whole.prefix(count)))
                }
            }
            #expect(throws: FactError.self) { try Self.decode(fact.kind, whole + [0]) }
        }
    }

    @Test func `a verdict, a veto or a rule that does not exist is refused`() {
        let head = Self.instantBytes + [5, 0, 0, 0]
        let rest = [UInt8](repeating: 0, count: 28)
        #expect(throws: FactError.meaningless(field: "verdict", value: 3)) {
            try Self.decode(.tokenJudged, head + [3] + rest)
        }
        #expect(throws: FactError.meaningless(field: "rules", value: 0x8000_0000)) {
            try Self.decode(.tokenJudged, head + [0, 0, 0, 0, 0x80] + rest.dropFirst(4))
        }
        #expect(throws: FactError.meaningless(field: "veto", value: 4)) {
            try Self.decode(.entryVetoed, head + [4] + rest.prefix(8))
        }
    }

    @Test(arguments: [2, 3, 128, 255] as [UInt8])
    func `room that is neither low nor not is refused`(byte: UInt8) {
        #expect(throws: FactError.meaningless(field: "room", value: Int128(byte))) {
            try Self.decode(.roomChanged, Self.instantBytes + [byte])
        }
    }

    @Test(arguments: [RecordKind.specification, .configuration])
    func `documents are no facts`(kind: RecordKind) {
        #expect(kind.rawValue <= 2)
        for payload in [[], Self.instantBytes, Array("{}".utf8)] as [[UInt8]] {
            #expect(throws: FactError.self) { try Self.decode(kind, payload) }
        }
        #expect(throws: FactError.meaningless(field: "kind", value: Int128(kind.rawValue))) {
            try Self.decode(kind, Self.instantBytes)
        }
    }

    @Test func `no two kinds have a number in common, and none has one of a document`() {
        let facts = RecordKind.allCases.map(\.rawValue).filter { $0 > 2 }
        #expect(Set(facts).count == RecordKind.allCases.count - 2)
        #expect(facts.sorted() == Array(16...43))
    }
}
