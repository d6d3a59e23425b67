// Payloads that a fuzzer found, or would find: each looks like a fact, and none is the payload that the
// writer gives it.

import ByteCodec
import Journal
import Money
import Testing
import TradeModel

private let ordinal = OrderOrdinal(7)

private func payload(_ change: Fact.Change) -> [UInt8] {
    var writer = ByteWriter()
    Fact(at: Instant(nanoseconds: 1), change).encode(into: &writer)
    return writer.bytes
}

private func decode(_ kind: RecordKind, _ payload: [UInt8]) throws(FactError) -> Fact {
    let result: Result<Fact, FactError> = payload.withUnsafeBytes { raw in
        do throws(FactError) {
            return .success(try Fact(kind, decoding: raw))
        } catch {
            return .failure(error)
        }
    }
    return try result.get()
}

private func order(_ purpose: OrderPurpose, protection: Int64?) -> Fact.Change {
    .orderIntended(
        Order(
            ordinal: ordinal,
            epoch: 3,
            instrument: InstrumentIndex(1),
            side: .buy,
            purpose: purpose,
            quantity: Quantity(units: 5),
            protection: protection,
            reserve: 9,
            intendedAt: Instant(nanoseconds: 1)
        )
    )
}

@Suite struct `A fact has one payload` {
    /// Where a purpose stands in an order's payload, and where its protection.
    private let tierOffset = 8 + 8 + 4 + 4 + 1 + 1
    private let protectionOffset = 8 + 8 + 4 + 4 + 1 + 2 + 16

    @Test(arguments: [nil, 0, 1, Int64.max])
    func `an order comes back as it was`(protection: Int64?) throws {
        for purpose in [OrderPurpose.entry, .exit(.takeProfit, tier: 3)] {
            let change = order(purpose, protection: protection)
            let fact = try decode(.orderIntended, payload(change))
            #expect(fact == Fact(at: Instant(nanoseconds: 1), change))
        }
    }

    @Test func `an entry has no tier`() {
        var bytes = payload(order(.entry, protection: nil))
        bytes[tierOffset] = 1
        #expect(throws: FactError.meaningless(field: "tier", value: 1)) {
            try decode(.orderIntended, bytes)
        }
    }

    @Test(arguments: [Int64(-2), .min])
    func `no protection is written in one way`(protection: Int64) {
        var bytes = payload(order(.entry, protection: nil))
        var writer = ByteWriter()
        writer.i64(protection)
        bytes.replaceSubrange(protectionOffset..<(protectionOffset + 8), with: writer.bytes)
        #expect(throws: FactError.meaningless(field: "protection", value: Int128(protection))) {
            try decode(.orderIntended, bytes)
        }
    }

    @Test(arguments: [OrderClosure.filled, .expired, .cancelled])
    func `only a rejection has a reason`(closure: OrderClosure) throws {
        var bytes = payload(.orderClosed(ordinal, closure))
        _ = try decode(.orderClosed, bytes)
        bytes[bytes.count - 1] = 2
        #expect(throws: FactError.meaningless(field: "closure detail", value: 2)) {
            try decode(.orderClosed, bytes)
        }
    }
}
