import Money
import Randomness
import Testing
import TradeModel

@Suite struct `State in a snapshot` {
    @Test(arguments: [
        Int128.min, .min + 1, -129, -128, -65, -64, -1, 0, 1, 63, 64, 127, 128, .max - 1, .max,
    ])
    func `every integer comes back`(value: Int128) throws {
        var writer = StateWriter()
        writer.append(value)
        var reader = StateReader(writer.bytes)
        #expect(try reader.integer("value") == value)
        try reader.finish()
    }

    @Test func `small numbers of either sign take a byte`() {
        for value in -64...63 {
            var writer = StateWriter()
            writer.append(value)
            #expect(writer.bytes.count == 1)
        }
    }

    @Test(arguments: [0.0, -0.0, 1.5, .infinity, .nan, .leastNonzeroMagnitude])
    func `a number comes back bit by bit`(value: Double) throws {
        var writer = StateWriter()
        writer.append(bits: value)
        var reader = StateReader(writer.bytes)
        #expect(try reader.double("value").bitPattern == value.bitPattern)
    }

    @Test func `what does not fit is refused by its name`() throws {
        var writer = StateWriter()
        writer.append(256)
        var reader = StateReader(writer.bytes)
        #expect(throws: StateError.impossible("small number")) {
            let _: UInt8 = try reader.integer("small number")
        }
        reader = StateReader(writer.bytes)
        #expect(throws: StateError.impossible("bounded number")) {
            _ = try reader.integer("bounded number", in: 0...255)
        }
        reader = StateReader([2])
        #expect(throws: StateError.impossible("yes or no")) { _ = try reader.bool("yes or no") }
        #expect("\(StateError.impossible("mode"))" == "the state's mode cannot be what it says")
    }

    @Test func `more than 128 bits are refused`() {
        let longest = [UInt8](repeating: 0xFF, count: 18)
        var reader = StateReader(longest + [0x03])
        #expect(throws: Never.self) { let _: Int128 = try reader.integer("value") }
        for last: UInt8 in [0x04, 0x7F, 0x83] {
            reader = StateReader(longest + [last, 0])
            #expect(throws: StateError.impossible("value")) {
                let _: Int128 = try reader.integer("value")
            }
        }
    }

    @Test func `a number has one form`() {
        for bytes: [UInt8] in [[0x80, 0], [0x81, 0x80, 0]] {
            var reader = StateReader(bytes)
            #expect(throws: StateError.impossible("value")) {
                let _: Int128 = try reader.integer("value")
            }
        }
    }

    @Test func `a list is never longer than its bytes`() {
        var writer = StateWriter()
        writer.append(Int.max)
        var reader = StateReader(writer.bytes)
        #expect(throws: StateError.impossible("list")) {
            _ = try reader.list("list") { (reader) throws(StateError) in try reader.bool("bit") }
        }
    }

    @Test func `an early end and a late one are refused`() throws {
        var writer = StateWriter()
        writer.append(1_000_000)
        for count in 0..<writer.bytes.count {
            var reader = StateReader(Array(writer.bytes.prefix(count)))
            #expect(throws: StateError.ended) { let _: Int = try reader.integer("value") }
        }
        var reader = StateReader(writer.bytes + [0, 0])
        let _: Int = try reader.integer("value")
        #expect(throws: StateError.leftOver(bytes: 2)) { try reader.finish() }
    }

    @Test func `orders, ends and identities come back`() throws {
        var random = SplitMix64(seed: 5)
        for _ in 0..<200 {
            let order = Order(
                ordinal: OrderOrdinal(random.next()),
                epoch: UInt32(truncatingIfNeeded: random.next()),
                instrument: InstrumentIndex(UInt32(random.below(3))),
                side: random.oneIn(2) ? .buy : .sell,
                purpose: random.oneIn(2)
                    ? .entry
                    : .exit(random.pick(ExitRule.allCases), tier: UInt8(random.below(4))),
                quantity: .init(units: Int128(random.next())),
                protection: random.oneIn(2) ? nil : Int64(random.below(1_000_000)),
                reserve: Int128(random.next()) << 20,
                intendedAt: Instant(nanoseconds: Int64(bitPattern: random.next()))
            )
            let ends: [OrderClosure] =
                [.filled, .expired, .cancelled] + OrderRejection.allCases.map { .rejected($0) }
            let end = random.pick(ends)
            let signed = SignedIdentity(
                transaction: TransactionID(random.next(), random.next(), 0, .max),
                lastValid: random.next()
            )
            var writer = StateWriter()
            writer.append(order)
            writer.append(end)
            writer.append(signed)
            var reader = StateReader(writer.bytes)
            #expect(try reader.order(instruments: 3) == order)
            #expect(try reader.closure() == end)
            #expect(try reader.signedIdentity() == signed)
            try reader.finish()
        }
    }
}
