// The market, its feed, and the operator.

import Desk
import Engine
import Randomness
import TradeModel

extension Simulator {
    /// Every instrument moves by a step; the feed tells of it, after its manner.
    func moveMarket() {
        let isBusy = now >= (scenario.startMs + scenario.length.quietMs) * 1_000_000
        agenda.put(
            .market,
            at: now + ((isBusy && !isCalm) || isLivingOn ? 2_000_000_000 : 60_000_000_000)
        )
        for index in Account.instruments.indices {
            let instrument = InstrumentIndex(UInt32(index))
            let candle = market.step(index)
            carry(venue.setPrice(instrument, candle.close, at: now))
            announce(candle, instrument)
        }
    }

    private func announce(_ candle: Candle, _ instrument: InstrumentIndex) {
        let index = instrument.position
        if feed.missing.covers(index, at: now) { return }
        var shown = candle
        if feed.zero.covers(index, at: now) {
            shown = remade(candle) { _ in 0 }
        } else if feed.contradictory.covers(index, at: now) {
            shown = Candle(
                open: candle.open,
                high: candle.low - 1,
                low: candle.high + 1,
                close: candle.close,
                volume: -1,
                scale: candle.scale
            )
        } else if let isHigh = feed.absurd.removeValue(forKey: index) {
            shown = remade(candle) { isHigh ? $0 * 1_000 : max(1, $0 / 1_000) }
        }
        let extra: Int64 =
            feed.late.covers(index, at: now) ? workChance.number(6...200) * 1_000_000_000 : 0
        say(
            FeedReading(
                event: .candleClosed(instrument, shown),
                instrument: instrument,
                madeAt: now,
                price: shown.close,
                isSound: shown.isPlausible
            ),
            extra
        )
        say(
            FeedReading(
                event: .candleOpened(instrument, shown.closePrice),
                instrument: instrument,
                madeAt: now + 1,
                price: shown.close,
                isSound: shown.close > 0
            ),
            extra
        )
        if workChance.oneIn(20), isUp {
            tell(.liquidity(instrument, market.liquidity(index)))
        }
    }

    private func remade(_ candle: Candle, _ change: (Int64) -> Int64) -> Candle {
        Candle(
            open: change(candle.open),
            high: change(candle.high),
            low: change(candle.low),
            close: change(candle.close),
            volume: -1,
            scale: candle.scale
        )
    }

    private func say(_ reading: FeedReading, _ extra: Int64) {
        for arrival in network.arrivals(.toNode, at: now) {
            agenda.put(.reading(reading, connection: connection), at: arrival + extra)
        }
    }

    // MARK: - The operator

    /// What the operator will say, by time.
    func planCommands() {
        var chance = SplitMix64(seed: scenario.seed, stream: "commands")
        let quiet = scenario.length.quietMs
        for _ in 0..<Int(chance.number(0...2)) { plan(&chance, in: 60_000...quiet - 60_000) }
        for _ in 0..<Int(chance.number(2...6)) {
            plan(&chance, in: quiet...quiet + scenario.length.busyMs - 60_000)
        }
    }

    private func plan(_ chance: inout SplitMix64, in range: ClosedRange<Int64>) {
        let at = now + chance.number(range) * 1_000_000
        let later = at + chance.number(2_000...45_000) * 1_000_000
        switch chance.below(4) {
        case 0:
            agenda.put(.command(.halt), at: at)
            agenda.put(.command(.resume), at: later)
            agenda.put(.command(.acceptDrift), at: later + 30_000_000_000)
        case 1 where later / 1_000_000 % 2 == 0:
            agenda.put(.command(.limitToExits), at: at)
            agenda.put(.command(.endExitsOnly), at: later)
        case 1:
            agenda.put(.command(.pause), at: at)
            agenda.put(.command(.resume), at: later)
        case 2: agenda.put(.command(.flatten), at: at)
        default: agenda.put(.command(.resetDrawdown), at: at)
        }
    }

    /// The operator has read that the engine died again and again, looks into it, and lets it go on.
    func planResume() {
        let delay = workChance.number(20_000...240_000)
        agenda.put(.command(.endExitsOnly), at: now + delay * 1_000_000)
    }

    /// The operator says it again until it is acknowledged.
    func speak(_ command: OperatorCommand, again: (OperatorCommand) -> Occurrence) {
        guard isUp, now >= busyUntil else {
            agenda.put(again(command), at: max(now, busyUntil) + 2_000_000_000)
            return
        }
        let mode = desk?.engine.core.mode
        // Whoever lifts what others have latched has seen that it is.
        if command == .acceptDrift || command == .endExitsOnly, let mode,
            mode.after(command) == nil
        {
            return
        }
        story.tell(now, "operator", "\(command)")
        outcome.occurrences["operator.\(command)", default: 0] += 1
        let reading = clock.reading(at: now)
        // What was said may hold from here on, even if nobody lives to acknowledge it.
        let lifts = [.resume, .acceptDrift, .endExitsOnly].contains(command)
        if command == .flatten || lifts { auditor.acknowledged(command) }
        work { desk throws(DeskError) in try desk.take(.command(command), reading) }
        guard isUp else {
            agenda.put(again(command), at: now + 2_000_000_000)
            return
        }
        if isCalm, command == .halt { hasHalted = true }
        // What lifts nothing is refused without a trace: an earlier attempt, of whose end nobody heard, has
        // lifted it already.
        if mode?.after(command) != nil || lifts {
            auditor.acknowledged(command)
        }
    }
}
