// Books against fills, and accounts against each other.

import Engine
import Ledger
import Money
import TradeModel

extension Auditor {
    mutating func checkLedger(_ core: EngineCore) {
        let quote = Account.quote
        let ledger = core.ledger
        var sum =
            ledger[.external(quote)] + ledger[.cash(quote)] + ledger[.reserved(quote)]
            + ledger[.fees(quote)] + ledger[.venue(quote)]
        for index in Account.instruments.indices {
            let instrument = InstrumentIndex(UInt32(index))
            sum += ledger[.collateral(instrument)]
            let base = Account.instruments[index].base
            if ledger[.holding(instrument)] + ledger[.venue(base)] != 0 {
                find(.ledgerBalances, "the accounts of asset \(base.index) do not sum to zero")
            }
        }
        if sum != 0 {
            find(.ledgerBalances, "the quote accounts sum to \(sum), not to zero")
        }
        if ledger[.cash(quote)] < 0 || ledger[.reserved(quote)] < 0 {
            find(
                .ledgerBalances,
                "overdrawn: cash \(ledger[.cash(quote)]), reserved \(ledger[.reserved(quote)])"
            )
        }
        checkReserves(core)
    }

    private mutating func checkReserves(_ core: EngineCore) {
        var expected: Int128 = 0
        for order in core.orders.working {
            guard let intent = intents[order.order.ordinal.value], intent.isEntry else { continue }
            expected += max(0, intent.reserve - (books.spent[intent.ordinal] ?? 0))
        }
        let reserved = core.ledger[.reserved(Account.quote)]
        if reserved != expected {
            find(
                .ledgerBalances,
                "\(reserved) set aside; the working entries may still cost \(expected)"
            )
        }
    }

    mutating func checkBooks(_ core: EngineCore) {
        let quote = Account.quote
        var cash = core.ledger[.cash(quote)] + core.ledger[.reserved(quote)]
        for index in books.positions.indices {
            let instrument = InstrumentIndex(UInt32(index))
            cash += core.ledger[.collateral(instrument)]
            let holding = core.ledger.holding(instrument)
            let position = books.positions[index]
            if holding.size != position.size || holding.cost != position.cost
                || holding.entryFees != position.entryFees
                || holding.realised != position.realised
            {
                find(
                    .booksMatchFills,
                    "instrument \(index): the books hold \(holding.size) for \(holding.cost), "
                        + "result \(holding.realised); the fills make \(position.size) for "
                        + "\(position.cost), result \(position.realised)"
                )
            }
        }
        if cash != books.cash {
            find(.booksMatchFills, "the books have \(cash) in cash, the fills leave \(books.cash)")
        }
    }

    /// A statement arrived and the engine has taken it in: what it shows must have been seen.
    mutating func compared(
        _ statement: AccountStatement,
        core: EngineCore,
        wasQuiet: Bool
    ) {
        // A picture from before the start cannot be placed among the fills of the last one.
        guard wasQuiet, statement.askedAt - lastEndAt > .seconds(30),
            statement.askedAt >= startInstant, books.lastFillAt < statement.askedAt,
            core.orders.working.isEmpty
        else {
            return
        }
        let sizes = books.positions.map(\.size)
        let differs =
            statement.quote != books.cash || statement.positions != sizes
            || !statement.workingOrders.isEmpty
        if differs, core.mode.allowsEntries {
            find(.driftStops, "the venue's statement differs from the books and entries go on")
        }
    }
}
