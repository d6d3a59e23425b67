import ByteCodec
import Cryptography
import Engine
public import Host
import Journal
import Policies
import Replay
import TradeModel

/// What the engine knows, as JSON.
public enum StatusDocument {
    /// How many incidents are shown, the latest.
    static let incidentLimit = 10

    /// The document, one line.
    public static func text(
        _ run: StoredRun,
        directory: String,
        _ engine: EngineView,
        sources: SourcesReport? = nil
    ) -> String {
        let report = RunReport(run.core)
        let names = RunNames(run.specification)
        var members: [JSONValue.Member] = []
        members.add(
            "engine",
            .object([
                .init("running", .bool(engine.pid != nil)),
                .init("pid", engine.pid.map { .count($0) } ?? .null),
            ])
        )
        members.add("data_dir", .string(directory))
        members.add("trading", .string("paper"))
        members.add("mode", .string(run.core.mode.word))
        members.add("latches", latches(run.core.mode, directory))
        members.add("halt_file", .bool(engine.hasHaltFile))
        members.add("health", EngineViewDocument.document(engine))
        members.add("strategy", .string(run.specification.strategy.name.rawValue))
        members.add("parameters", BooksDocument.parameters(run.specification.strategy))
        members.add("policies", .string(run.specification.profile.name))
        members.add("time", time: run.core.clock)
        BooksDocument.add(report, to: &members)
        BooksDocument.add(report.tally, to: &members)
        members.add("instruments", instruments(run, names))
        members.add("positions", BooksDocument.positions(report, names))
        members.add("orders_working", .count(run.core.orders.working.count))
        members.add("limits", .array(LimitUse.all(in: run.core).map(limit)))
        members.add(
            "gates",
            .array(EntryGate.shut(in: run.core).map { gate($0, names, directory) })
        )
        let latest = IncidentDigest.latest(run.chronicle.notes, limit: incidentLimit)
        members.add("incidents", .array(latest.map { incident($0, names) }))
        if let sources { members.add("sources", sources.document) }
        members.add("starts", .count(run.chronicle.starts))
        members.add("inputs", inputs(run))
        members.add("last_sequence", .count(run.report.lastSequence))
        members.add("state_hash", .string(run.stateHash.description))
        return JSONValue.object(members).line
    }

    private static func latches(_ mode: Mode, _ directory: String) -> JSONValue {
        .array(
            mode.latches.map { latch in
                .object([
                    .init("latch", .string(latch.word)),
                    .init("lifted_by", .string(ModeText.remedy(latch, directory))),
                ])
            }
        )
    }

    private static func instruments(_ run: StoredRun, _ names: RunNames) -> JSONValue {
        .array(
            run.core.markets.enumerated().map { index, market in
                let instrument = InstrumentIndex(UInt32(index))
                let isSeen = market.readAt > .distantPast
                let isFresh = run.core.price(instrument, at: run.core.clock).value != nil
                var members: [JSONValue.Member] = []
                members.add("instrument", .string(names.name(instrument)))
                members.add(
                    "price",
                    isSeen ? .string(names.price(market.price, instrument)) : .null
                )
                members.add("price_time", time: market.readAt)
                let age = (run.core.clock - market.readAt).nanoseconds / 1_000_000
                members.add("age_ms", isSeen ? .count(age) : .null)
                members.add("reading", .string(isFresh ? "fresh" : "unknown"))
                return .object(members)
            }
        )
    }

    private static func limit(_ use: LimitUse) -> JSONValue {
        func value(_ units: Int128) -> JSONValue {
            switch use.unit {
            case .count: .count(units)
            case .quote: .quote(units)
            }
        }
        return .object([
            .init("name", .string(use.name)), .init("unit", .string(use.unit.rawValue)),
            .init("used", value(use.used)), .init("limit", value(use.limit)),
        ])
    }

    private static func gate(
        _ gate: EntryGate,
        _ names: RunNames,
        _ directory: String
    ) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("gate", .string(gate.name))
        members.add("meaning", .string(gate.words(names, directory: directory)))
        if case .coolingDown(let instrument, let until) = gate {
            members.add("instrument", .string(names.name(instrument)))
            members.add("until", time: until)
        }
        return .object(members)
    }

    private static func incident(_ digest: IncidentDigest, _ names: RunNames) -> JSONValue {
        let note = digest.note
        var members: [JSONValue.Member] = []
        members.add("time", time: note.at)
        members.add("incident", .string(IncidentText.name(note.incident)))
        members.add("meaning", .string(IncidentText.words(note.incident)))
        members.add("instrument", .text(note.instrument.map { names.name($0) }))
        members.add("order", note.ordinal.map { .count($0.value) } ?? .null)
        members.add("count", .count(digest.count))
        members.add("first_time", time: digest.first)
        return .object(members)
    }

    private static func inputs(_ run: StoredRun) -> JSONValue {
        .array(
            zip(run.specification.inputs, run.core.markets).map { input, market in
                .object([
                    .init("name", .string(input.name)),
                    .init("sha256", .string(input.sha256)),
                    .init("interval_ms", .count(input.intervalMs)),
                    .init("candles", .count(input.candles)),
                    .init("candles_seen", .count(market.closes)),
                ])
            }
        )
    }
}
