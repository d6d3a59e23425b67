import Ledger
import Money
import Randomness
import TestSupport
import Testing
import TradeModel

/// Books kept naively: one number per thing, plain loops, no shared code with the ledger.
private struct NaiveBooks: Equatable {
    var cash: Int128
    var reserved: [UInt64: Int128] = [:]
    var fees: Int128 = 0
    var size: [Int128] = [0, 0]
    var cost: [Int128] = [0, 0]
    var entryFees: [Int128] = [0, 0]
    var realised: [Int128] = [0, 0]
    var collateral: [Int128] = [0, 0]

    mutating func reserve(_ units: Int128, _ ordinal: UInt64) -> Bool {
        guard units <= cash, reserved[ordinal] == nil else { return false }
        cash -= units
        reserved[ordinal] = units
        return true
    }

    mutating func release(_ ordinal: UInt64) -> Bool {
        guard let units = reserved.removeValue(forKey: ordinal) else { return false }
        cash += units
        return true
    }

    mutating func open(
        _ index: Int,
        _ ordinal: UInt64,
        _ units: Int128,
        _ worth: Int128,
        _ fee: Int128,
        sign: Int128
    ) -> Bool {
        guard size[index] * sign >= 0 else { return false }
        let left = reserved[ordinal] ?? 0
        guard worth + fee <= left + cash else { return false }
        let fromReserve = min(left, worth + fee)
        if reserved[ordinal] != nil { reserved[ordinal] = left - fromReserve }
        cash -= worth + fee - fromReserve
        fees += fee
        size[index] += units * sign
        cost[index] += worth
        entryFees[index] += fee
        if sign < 0 { collateral[index] += 2 * worth }
        return true
    }

    mutating func close(
        _ index: Int,
        _ units: Int128,
        _ worth: Int128,
        _ fee: Int128,
        sign: Int128
    ) -> Bool {
        let held = size[index] * sign
        guard held > 0, units <= held else { return false }
        let costShare = units == held ? cost[index] : cost[index] * units / held
        let feeShare = units == held ? entryFees[index] : entryFees[index] * units / held
        let freed =
            sign > 0
            ? worth : (units == held ? collateral[index] : collateral[index] * units / held)
        let paid = sign > 0 ? fee : worth + fee
        guard paid <= cash + freed else { return false }
        cash += freed - paid
        if sign < 0 { collateral[index] -= freed }
        fees += fee
        size[index] -= units * sign
        cost[index] -= costShare
        entryFees[index] -= feeShare
        realised[index] += (worth - costShare) * sign - fee - feeShare
        return true
    }
}

@Suite struct `The ledger and naive books` {
    @Test(arguments: 1...4)
    func `agree over ten thousand random steps, and every refusal changes nothing`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        var ledger = try Books(100_000, instruments: 2).ledger
        var naive = NaiveBooks(cash: 100_000)
        var accepted = 0
        for step in 1...10_000 {
            let before = (ledger, naive)
            let ordinal = UInt64(random.below(12) + 1)
            let done: (ledger: Bool, naive: Bool)
            switch random.below(6) {
            case 0:
                let units = Int128(random.below(20_000))
                done = (
                    attempt {
                        try ledger.reserve(
                            Amount(units, of: Books.cash),
                            for: OrderOrdinal(ordinal)
                        )
                    }, naive.reserve(units, ordinal)
                )
            case 1:
                done = (
                    attempt { try ledger.release(OrderOrdinal(ordinal)) },
                    naive.release(ordinal)
                )
            default:
                let index = random.below(2)
                let (opens, side) = (random.oneIn(2), random.pick(Side.allCases))
                let units = Int128(random.below(40) + 1)
                let worth = units * Int128(random.within(50...400))
                let fee = random.oneIn(3) ? Int128(random.below(50)) : 0
                let fill = Fill(
                    ordinal: OrderOrdinal(ordinal),
                    trade: TradeID(UInt64(step)),
                    quantity: Quantity(units: units),
                    price: 1,
                    notional: worth,
                    fee: fee
                )
                let instrument = InstrumentIndex(UInt32(index))
                let accepts = ledger.accepts(fill, on: instrument, side: side, opens: opens)
                let booked = attempt {
                    try ledger.book(fill, on: instrument, side: side, opens: opens)
                }
                #expect(accepts == booked)
                done = (
                    booked,
                    opens
                        ? naive.open(index, ordinal, units, worth, fee, sign: side.sign)
                        : naive.close(index, units, worth, fee, sign: -side.sign)
                )
            }
            let problems = compare(ledger, naive).map { "\($0)" }
            if done.ledger != done.naive || !problems.isEmpty {
                Issue.record("step \(step): \(done) \(problems)")
                return
            }
            if !done.ledger, (ledger, naive) != before { Issue.record("a refusal left traces") }
            if done.ledger { accepted += 1 }
        }
        #expect(accepted > 1_000)
    }

    private func attempt(_ body: () throws -> some Any) -> Bool {
        do {
            _ = try body()
            return true
        } catch {
            return false
        }
    }

    private func compare(_ ledger: Ledger, _ naive: NaiveBooks) -> [String] {
        var problems = ledger.audit().map { "\($0)" }
        func check(_ name: String, _ value: Int128, _ expected: Int128) {
            if value != expected { problems.append("\(name) \(value), not \(expected)") }
        }
        check("cash", ledger.available(Books.cash), naive.cash)
        check("fees", ledger[.fees(Books.cash)], naive.fees)
        check("reserved", ledger[.reserved(Books.cash)], naive.reserved.values.reduce(0, +))
        check("reservations", Int128(ledger.openReservations.count), Int128(naive.reserved.count))
        for index in 0..<2 {
            let instrument = InstrumentIndex(UInt32(index))
            let holding = ledger.holding(instrument)
            check("size", holding.size, naive.size[index])
            check("cost", holding.cost, naive.cost[index])
            check("entry fees", holding.entryFees, naive.entryFees[index])
            check("realised", holding.realised, naive.realised[index])
            check("collateral", ledger[.collateral(instrument)], naive.collateral[index])
        }
        return problems
    }
}
