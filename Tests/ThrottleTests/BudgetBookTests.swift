import Testing
import Throttle
import TradeModel

@Suite struct `A book of budgets` {
    private func book() throws -> BudgetBook {
        let search = allowance([], spacingMs: 1_000)
        let symbol = allowance([limit(1, perMs: 5_000)])
        return BudgetBook([
            try BudgetBook.Provider(
                name: "social",
                settings: settings([limit(3, perMs: 10_000)], parts: [search, symbol]),
                parts: ["search": 0, "count": 0, "SOL": 1]
            ),
            try BudgetBook.Provider(name: "prices", settings: settings([limit(50, perMs: 1_000)])),
        ])
    }

    @Test func `a saturated provider delays nobody else`() throws {
        var book = try book()
        for _ in 0..<100 { _ = try book.request(lane: .data, of: "social", at: at(0)) }
        #expect(book.poll(at: at(0)).grants.count == 3)
        for _ in 0..<50 { _ = try book.request(lane: .data, of: "prices", at: at(1)) }
        #expect(book.poll(at: at(1)).grants.filter { $0.provider == 1 }.count == 50)
    }

    @Test func `two endpoints share one budget`() throws {
        var book = try book()
        let places = try ["search", "count", "search"].map {
            try book.request(lane: .data, of: "social", endpoint: $0, at: at(0))
        }
        #expect(book.poll(at: at(0)).grants == [places[0]])
        #expect(book.poll(at: at(999)).grants.isEmpty)
        #expect(book.poll(at: at(1_000)).grants == [places[1]])
        #expect(book.poll(at: at(1_999)).grants.isEmpty)
        #expect(book.poll(at: at(2_000)).grants == [places[2]])
    }

    @Test func `a symbol's limit holds beside the endpoint's`() throws {
        var book = try book()
        for _ in 0..<2 {
            _ = try book.request(
                lane: .data,
                of: "social",
                endpoint: "search",
                symbol: "SOL",
                at: at(0)
            )
        }
        #expect(book.poll(at: at(0)).grants.count == 1)
        let other = try book.request(lane: .data, of: "social", endpoint: "count", at: at(1_000))
        #expect(book.poll(at: at(1_000)).grants == [other])
        #expect(book.poll(at: at(4_999)).grants.isEmpty)
        #expect(book.poll(at: at(5_000)).grants.count == 1)
    }

    @Test func `who leaves a line, and a provider that does not exist`() throws {
        var book = try book()
        let place = try book.request(lane: .data, of: "prices", at: at(0))
        #expect(book.cancel(place) && !book.cancel(place))
        #expect(throws: BudgetRefusal.noSuchProvider("nobody")) {
            _ = try book.request(lane: .data, of: "nobody", at: at(0))
        }
    }

    @Test func `a name of a part that does not exist is refused by name`() {
        let part = allowance([], spacingMs: 10)
        #expect(throws: SettingsFlaw.noSuchPart(1, of: 1, name: "count")) {
            try BudgetBook.Provider(
                name: "social",
                settings: settings([], parts: [part]),
                parts: ["search": 0, "count": 1]
            )
        }
    }

    @Test func `a refusal pauses the provider that it came from`() throws {
        var book = try book()
        book.update("prices") { $0.refused(retryAfter: .seconds(5), at: at(0)) }
        let social = try book.request(lane: .data, of: "social", at: at(0))
        let prices = try book.request(lane: .data, of: "prices", at: at(0))
        #expect(book.poll(at: at(0)).grants == [social])
        #expect(book.poll(at: at(5_000)).grants == [prices])
    }
}
