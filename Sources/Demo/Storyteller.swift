// Facts into sentences. It tells what the journal says and nothing else: an intent is told as an
// intent, and a sale when the venue has reported it.

import Console
import Engine
import Host
import Money
import Policies
import Replay
import TradeModel

/// Turns the facts of a run into a story, one fact after the other.
struct Storyteller {
    private let names: RunNames
    private let instruments: [Instrument]
    private let profile: ExitProfile?
    /// Per instrument, the exit that was announced last.
    private var announced: [InstrumentIndex: OrderPurpose] = [:]
    /// Per instrument, refusals by slippage since an exit was last filled whole: the engine's own count.
    private var refusals: [InstrumentIndex: Int] = [:]
    /// Per instrument, whether the exit under way has sold something already.
    private var isPartlySold: [InstrumentIndex: Bool] = [:]
    /// Per instrument, what the Warden said last.
    private var judgements: [InstrumentIndex: TokenJudgement] = [:]
    /// What was wanted, and not bought because the Warden says FAIL.
    private(set) var vetoed: [String] = []

    init(_ specification: RunSpecification) {
        names = RunNames(specification)
        instruments = specification.instruments
        profile = specification.profile.exits
    }

    /// What is to be told about a fact; `chronicle` knows at least everything up to it.
    mutating func tell(_ fact: Fact, _ chronicle: Chronicle) -> StoryLine? {
        switch fact.change {
        case .orderIntended(let order): return intended(order, at: fact.at)
        case .filled(_, let instrument, _, let purpose):
            if purpose.isEntry { refusals[instrument] = 0 }
            isPartlySold[instrument] = !purpose.isEntry
            return nil
        case .orderClosed(let ordinal, let closure):
            guard let record = chronicle.orders.first(where: { $0.order.ordinal == ordinal })
            else { return nil }
            if closure == .rejected(.slippage), !record.order.purpose.isEntry {
                refusals[record.order.instrument, default: 0] += 1
            }
            if closure == .filled { refusals[record.order.instrument] = 0 }
            return closed(record.order, closure, at: fact.at, chronicle)
        case .incident(let incident, let instrument, _):
            return told(incident, instrument, at: fact.at)
        case .tokenJudged(let instrument, let judgement):
            judgements[instrument] = judgement
            return nil
        case .entryVetoed(let instrument, let veto, _): return vetoed(instrument, veto, at: fact.at)
        case .started, .candleOpened, .candleClosed, .readingRefused, .liquidityRead,
            .readingLost, .orderAcknowledged, .orderInDoubt, .cancelIntended, .dayStarted,
            .entriesBlocked, .drawdownLatched, .drawdownReset, .modeChanged, .flattenAsked,
            .exitsChecked, .orderSigned, .tailCut, .readingsForgotten, .roomChanged, .stopped,
            .entryCleared:
            return nil
        }
    }

    // MARK: - The Warden

    private mutating func vetoed(
        _ instrument: InstrumentIndex,
        _ veto: WardenVeto,
        at now: Instant
    ) -> StoryLine? {
        guard veto == .failed, let judgement = judgements[instrument] else {
            return line(now, instrument, "wanted, not bought: \(veto.name)", .careful)
        }
        let name = names.name(instrument)
        let isFirst = !vetoed.contains(name)
        if isFirst { vetoed.append(name) }
        let rules = judgement.failed.rules.map(\.name).joined(separator: ", ")
        return line(
            now,
            instrument,
            isFirst
                ? "the strategy wants it; the Warden says FAIL (\(rules)): not bought"
                : "wanted again, and still not bought",
            .good
        )
    }

    // MARK: - Intents

    private mutating func intended(_ order: Order, at now: Instant) -> StoryLine? {
        guard case .exit(let rule, let tier) = order.purpose else { return nil }
        let instrument = order.instrument
        if announced[instrument] == order.purpose {
            guard let failures = refusals[instrument], failures > 0, let profile else { return nil }
            let bps = profile.slippage(for: rule, failures: failures)
            let isRest = isPartlySold[instrument] ?? false
            return line(
                now,
                instrument,
                isRest
                    ? "trying to sell the rest, now within \(bps) bps"
                    : "market fell through the limit, unsold: again within \(bps) bps",
                .careful
            )
        }
        announced[instrument] = order.purpose
        refusals[instrument] = 0
        isPartlySold[instrument] = false
        return line(now, instrument, reason(rule, tier), mood(rule))
    }

    private func reason(_ rule: ExitRule, _ tier: UInt8) -> String {
        switch rule {
        case .stopLoss:
            let bps = profile?.slippage(for: rule, failures: 0) ?? 0
            return "\(percent(profile?.stopLossBps)) below entry: stop-loss, within \(bps) bps of "
                + "the market"
        case .takeProfit: return tierReason(Int(tier))
        case .trailingStop:
            return "\(percent(profile?.trailingStopBps)) under its peak: the trailing stop sells "
                + "what is left"
        case .timeDecay:
            return "went nowhere for an hour: selling it to free the money"
        case .liquidityDrop: return "its pool dries up: selling it"
        case .staleFeed: return "silent for too long: selling it, as configured"
        case .signal: return "the strategy wants out"
        case .flatten: return "the operator closes it"
        }
    }

    private func tierReason(_ tier: Int) -> String {
        guard let steps = profile?.takeProfits, steps.indices.contains(tier) else {
            return "take-profit"
        }
        let share = NumberText.percent(bps: steps[tier].percentOfOriginalBps)
        let gain =
            switch steps[tier].gainBps {
            case 10_000: "doubled"
            case 40_000: "five times its entry"
            default: "gained \(NumberText.percent(bps: steps[tier].gainBps))"
            }
        let amount = share == "50 %" ? "half" : "\(share) of the original"
        return "\(gain): tier \(tier + 1) sells \(amount), as planned"
    }

    private func mood(_ rule: ExitRule) -> StoryLine.Mood {
        switch rule {
        case .stopLoss, .liquidityDrop: .bad
        case .takeProfit: .good
        case .trailingStop, .timeDecay, .staleFeed, .signal, .flatten: .plain
        }
    }

    // MARK: - Ends

    private func closed(
        _ order: Order,
        _ closure: OrderClosure,
        at now: Instant,
        _ chronicle: Chronicle
    ) -> StoryLine? {
        let parts = chronicle.trades.filter { $0.fill.ordinal == order.ordinal }
        guard !parts.isEmpty else { return unfilled(order, closure, at: now) }
        let units = parts.reduce(Int128(0)) { $0 + $1.fill.quantity.units }
        let notional = parts.reduce(Int128(0)) { $0 + $1.fill.notional }
        var text = order.side == .buy ? "bought " : "sold "
        text += Words.base(units)
        let description = instruments[order.instrument.position]
        if let price = description.price(of: notional, units: units) {
            text += " at \(Words.short(Int128(price), scale: description.priceScale))"
        }
        if parts.count > 1 { text += " in \(parts.count) fills" }
        if order.purpose.isEntry {
            text += ": signal, \(Words.money(notional)) of paper money in it"
            return line(now, order.instrument, text, .plain)
        }
        let taken = parts.reduce(Int128(0)) { $0 + ($1.realised ?? 0) }
        text += ": \(Words.gain(taken))"
        text +=
            closure == .filled
            ? total(order.instrument, upTo: now, chronicle, taken: taken)
            : "; the rest stayed unsold"
        return line(now, order.instrument, text, taken < 0 ? .bad : .good)
    }

    /// What the whole trip brought, when it is over and was sold in several steps.
    private func total(
        _ instrument: InstrumentIndex,
        upTo now: Instant,
        _ chronicle: Chronicle,
        taken: Int128
    ) -> String {
        var held: Int128 = 0
        var result: Int128 = 0
        for trade in chronicle.trades where trade.instrument == instrument && trade.at <= now {
            if held == 0 { result = 0 }
            held += trade.side.sign * trade.fill.quantity.units
            result += trade.realised ?? 0
        }
        guard held == 0 else { return "" }
        return result == taken ? ". Closed" : ". Closed, \(Words.gain(result)) in all"
    }

    private func unfilled(
        _ order: Order,
        _ closure: OrderClosure,
        at now: Instant
    ) -> StoryLine? {
        guard closure == .rejected(.slippage) else {
            return line(
                now,
                order.instrument,
                "order \(order.ordinal.value) ended unfilled: \(OrderText.closure(closure))",
                .careful
            )
        }
        guard order.purpose.isEntry else { return nil }
        return line(now, order.instrument, "ran away from a buy order: let it run", .plain)
    }

    // MARK: - Incidents

    private func told(
        _ incident: Incident,
        _ instrument: InstrumentIndex?,
        at now: Instant
    ) -> StoryLine {
        let text =
            switch incident {
            case .priceUnknown:
                "no price for two minutes: holding, not guessing. Nothing is sold on silence, "
                    + "and nothing new is bought until it speaks"
            case .priceKnownAgain: "speaks again: the alert is over, buying may go on"
            case .fillOfUnknownOrder, .unbookableFill, .lateFill, .reportOnUnknownOrder,
                .contradictoryReport, .impossibleReading, .absurdReading, .unknownInstrument,
                .timeWentBack, .exitBeyondCeiling, .dailyLossReached, .lossStreakReached,
                .drawdownReached, .commandRefused, .amountOverflow, .fillBeyondReserve,
                .positionDiffers, .balanceDiffers, .foreignOrder, .clockStepped, .tailCut,
                .roomLow, .snapshotRefused, .essentialTaskLost, .repeatedDeaths,
                .booksBehindVenue, .heldTokenFailed:
                IncidentText.words(incident)
            }
        return StoryLine(
            at: now,
            subject: instrument.map { names.name($0) } ?? "",
            text: text,
            mood: incident == .priceKnownAgain ? .good : .careful
        )
    }

    private func percent(_ bps: Int64?) -> String { NumberText.percent(bps: bps ?? 0) }

    private func line(
        _ at: Instant,
        _ instrument: InstrumentIndex,
        _ text: String,
        _ mood: StoryLine.Mood
    ) -> StoryLine {
        StoryLine(at: at, subject: names.name(instrument), text: text, mood: mood)
    }
}
