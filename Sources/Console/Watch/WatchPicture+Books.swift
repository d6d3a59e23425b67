import Engine
import Host
import Money
import Replay
import TradeModel

extension WatchPicture {
    /// What is held, with the distance to the stop.
    func positions(_ columns: Int) -> ScreenSection {
        let views = PositionView.all(run)
        guard !views.isEmpty else {
            return ScreenSection(head: ScreenLine("POSITION  nothing is held", .bold), rows: [])
        }
        var table = ScreenTable([
            .init("POSITION", .left, rank: 0), .init("SIZE", .right, rank: 3),
            .init("ENTRY", .right, rank: 4), .init("PRICE", .right, rank: 2),
            .init("UNREALISED", .right, rank: 0), .init("TO STOP", .right, rank: 1),
            .init("PEAK", .right, rank: 5), .init("VALUE", .right, rank: 6),
        ])
        for view in views {
            let held = view.report
            let instrument = held.instrument
            let toStop = view.stopDistanceBps
            table.add([
                .init(names.name(instrument)), .init(RunNames.shortBase(held.size)),
                .init(names.shortPrice(held.entryPrice, instrument)),
                .init(
                    view.isFresh ? names.shortPrice(held.price, instrument) : "unknown",
                    view.isFresh ? .plain : .warning
                ),
                .init(held.unrealised.map(signed) ?? "?", tone(held.unrealised ?? 0)),
                .init(
                    toStop.map { "\(NumberText.decimals(Double($0) / 100, 2)) %" } ?? "no stop",
                    (toStop ?? .max) < 100 ? .warning : .plain
                ),
                .init(names.shortPrice(view.life.peak, instrument)),
                .init(held.value.map(money) ?? "?"),
            ])
        }
        return table.section(width: columns)
    }

    /// Those that work first, then the latest that have ended.
    func orders(_ columns: Int, limit: Int) -> ScreenSection {
        let all = run.chronicle.orders.suffix(limit)
        let open = all.filter { !OrderChoice.state($0, run).isTerminal }
        let ended = subject == .orders ? all.filter { OrderChoice.state($0, run).isTerminal } : []
        let shown = open.reversed() + ended.reversed()
        guard !shown.isEmpty else {
            return ScreenSection(head: ScreenLine("ORDER  none works", .bold), rows: [])
        }
        var table = ScreenTable([
            .init("ORDER", .left, rank: 0), .init("INSTRUMENT", .left, rank: 0),
            .init("SIDE", .left, rank: 1), .init("FOR", .left, rank: 3),
            .init("FILLED", .right, rank: 2), .init("STATE", .left, rank: 0),
            .init("AGE", .right, rank: 4),
        ])
        for record in shown {
            let order = record.order
            let state = OrderChoice.state(record, run)
            let isBad = state == .rejected || state == .expired || state == .unknown
            table.add([
                .init("\(order.ordinal.value)"),
                .init(TextWidth.cut(names.name(order.instrument), to: 24)),
                .init(OrderText.side(order.side)), .init(OrderText.words(order.purpose)),
                .init(filled(record)),
                .init(
                    record.closure.map { OrderText.closure($0) } ?? OrderText.state(state),
                    isBad ? .warning : .plain
                ),
                .init(TimeText.span(run.core.clock - order.intendedAt)),
            ])
        }
        return table.section(width: columns)
    }

    private func filled(_ record: Chronicle.OrderRecord) -> String {
        let whole = record.order.quantity.units
        guard whole > 0, record.filled > 0 else { return "-" }
        return NumberText.decimals(Double(record.filled) / Double(whole) * 100, 0) + " %"
    }

    /// The last price of each instrument, how old it is, and how much of its file was seen.
    func readings(_ columns: Int) -> ScreenSection {
        var table = ScreenTable([
            .init("READING", .left, rank: 0), .init("PRICE", .right, rank: 0),
            .init("AGE", .right, rank: 1), .init("", .left, rank: 2),
            .init("SEEN", .right, rank: 3),
        ])
        for (index, market) in run.core.markets.enumerated() {
            let instrument = InstrumentIndex(UInt32(index))
            let isSeen = market.readAt > .distantPast
            let isFresh = run.core.price(instrument, at: run.core.clock).value != nil
            let candles = max(1, run.specification.inputs[index].candles)
            let share = Double(market.closes) / Double(candles) * 100
            table.add([
                .init(names.name(instrument)),
                .init(isSeen ? names.shortPrice(market.price, instrument) : "none"),
                .init(isSeen ? TimeText.span(run.core.clock - market.readAt) : "-"),
                .init(isFresh ? "fresh" : "unknown", isFresh ? .good : .warning),
                .init(NumberText.decimals(share, 1) + " %"),
            ])
        }
        return table.section(width: columns)
    }
}
