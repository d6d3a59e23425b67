import Testing
import TradeModel

@Suite struct `Order states` {
    /// Rows: from; what it may become.
    private static let table: [(OrderState, [OrderState])] = [
        (
            .reserved,
            [.acknowledged, .partiallyFilled, .unknown, .filled, .rejected, .expired, .cancelled]
        ),
        (.acknowledged, [.partiallyFilled, .unknown, .filled, .rejected, .expired, .cancelled]),
        (
            .partiallyFilled,
            [.acknowledged, .partiallyFilled, .unknown, .filled, .rejected, .expired, .cancelled]
        ),
        (
            .unknown,
            [.acknowledged, .partiallyFilled, .unknown, .filled, .rejected, .expired, .cancelled]
        ),
        (.filled, []), (.rejected, []), (.expired, []), (.cancelled, []),
    ]

    @Test func `every pair of states is allowed or not as the table says`() {
        #expect(Self.table.map(\.0) == OrderState.allCases)
        for (from, allowed) in Self.table {
            #expect(OrderState.allCases.filter(from.mayBecome) == allowed)
        }
    }

    @Test func `terminal states are those that become nothing`() {
        for (state, allowed) in Self.table { #expect(state.isTerminal == allowed.isEmpty) }
    }

    @Test func `every closure leaves a terminal state`() {
        let closures: [(OrderClosure, OrderState)] = [
            (.filled, .filled), (.rejected(.slippage), .rejected), (.expired, .expired),
            (.cancelled, .cancelled),
        ]
        for (closure, state) in closures {
            #expect(closure.state == state)
            #expect(closure.state.isTerminal)
        }
    }
}
