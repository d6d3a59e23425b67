// The JSON that every command promises: the names of its members, and that it is one document.

import ByteCodec
import Testing

@Suite(.serialized) struct `JSON documents` {
    private static let books = ["cash", "reserved", "fees", "equity", "realised"]

    /// A folder with a finished run over two files.
    private func finishedRun() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3))
        try folder.write("b.csv", Candles.csv(900, seed: 4, hasGaps: true))
        let outcome = try folder.run("run", "--replay", "a.csv", "b.csv", "--quiet", "--json")
        try #require(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.isEmpty)
        return folder
    }

    private func expect(_ names: [String], in document: JSONValue?) {
        for name in names { #expect(document?[name] != nil, "\(name) is missing") }
    }

    @Test func `backtest`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3))
        let outcome = try folder.run("backtest", "--data", "a.csv", "--json")
        #expect(outcome.code == 0)
        let document = try outcome.document()
        expect(
            [
                "strategy", "parameters", "bars", "trades", "wins", "losses", "final_equity",
                "fees", "max_drawdown_pct", "sharpe", "sortino", "calmar", "profit_factor",
                "exposure_pct", "load_ms", "run_ms", "bars_per_second", "state_hash",
            ],
            in: document
        )
        #expect(document["strategy"]?.string == "ema-cross")
        #expect(document["parameters"]?["fast"]?.number == "20")
        #expect(document["bars"]?.number == "900")
        #expect(document["final_equity"]?.string != nil)
        #expect(document["fees"]?.string != nil)
        #expect(document["state_hash"]?.string?.utf8.count == 64)
    }

    @Test func `a backtest without a trade has undefined ratios as null`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(20, seed: 3))
        let document = try folder.run("backtest", "--data", "a.csv", "--json").document()
        #expect(document["trades"]?.number == "0")
        for name in ["sharpe", "sortino", "calmar", "profit_factor"] {
            #expect(document[name] == .null)
        }
        #expect(document["final_equity"]?.string == "10000")
    }

    @Test func `run`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Candles.csv(900, seed: 3, hasGaps: true))
        let outcome = try folder.run("run", "--replay", "a.csv", "--json", "--quiet")
        let document = try outcome.document()
        expect(
            Self.books + [
                "positions", "round_trips", "trades", "wins", "losses", "fills", "candles", "gaps",
                "inputs", "refused_entries", "state_hash", "last_sequence", "end", "recovery",
            ],
            in: document
        )
        #expect(document["end"]?.string == "finished")
        #expect(document["gaps"]?.number != "0")
        expect(["name", "gaps", "rounded_prices"], in: document["inputs"]?.array?.first)
    }

    @Test func `status`() throws {
        let folder = try finishedRun()
        let document = try folder.run("status", "--json").document()
        expect(
            Self.books + [
                "engine", "mode", "trading", "time", "time_ms", "instruments", "positions",
                "orders_working", "limits", "gates", "incidents", "last_sequence", "state_hash",
                "inputs",
            ],
            in: document
        )
        #expect(document["engine"]?["running"] == .bool(false))
        #expect(document["engine"]?["pid"] == .null)
        let instruments = document["instruments"]?.array ?? []
        #expect(instruments.map { $0["instrument"]?.string } == ["a", "b"])
        expect(["price", "age_ms", "reading"], in: instruments.first)
        let limits = (document["limits"]?.array ?? []).map { $0["name"]?.string }
        #expect(limits.contains("exposure") && limits.contains("daily_loss"))
    }

    @Test func `positions`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Self.rising)
        let run = try folder.run("run", "--replay", "a.csv", "--quiet", "--set", "lookback=3")
        try #require(run.code == 0, "\(run.errors)")
        let document = try folder.run("positions", "--json").document()
        let position = document.array?.first
        expect(
            [
                "instrument", "side", "size", "cost", "entry_price", "price", "price_time",
                "price_time_ms", "value", "unrealised", "opened", "original_size", "peak",
                "stop_price", "tiers", "entry_liquidity", "liquidity", "reading",
            ],
            in: position
        )
        #expect(position?["tiers"]?.array?.count == 2)
        let table = try folder.run("positions").output
        #expect(table.contains("stop at"))
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    /// Forty minutes in which the price rises by one in a hundred each.
    private static var rising: String {
        (0..<40).reduce("time,open,high,low,close,volume\n") { text, minute in
            let (open, close) = (1_000 + 10 * minute, 1_010 + 10 * minute)
            return text + "\(minute * 60_000),\(open),\(close),\(open),\(close),1\n"
        }
    }

    @Test func `orders`() throws {
        let folder = try finishedRun()
        let orders = try folder.run("orders", "--json").document().array ?? []
        try #require(!orders.isEmpty)
        expect(
            [
                "order", "time", "time_ms", "instrument", "side", "purpose", "rule", "quantity",
                "filled", "state", "closure",
            ],
            in: orders[0]
        )
        let open = try folder.run("orders", "--open", "--json").document().array ?? []
        #expect(open.allSatisfy { $0["is_open"] == .bool(true) })
        #expect(open.count == orders.count { $0["is_open"] == .bool(true) })
    }

    @Test func `trades`() throws {
        let folder = try finishedRun()
        let trades = try folder.run("trades", "--json").document().array ?? []
        try #require(trades.count > 1)
        #expect(
            trades[0].keys == [
                "seq", "time", "time_ms", "instrument", "order", "trade", "side", "purpose", "rule",
                "tier", "quantity", "price", "notional", "fee", "realised",
            ]
        )
        #expect(trades[0]["realised"] == .null)
        #expect(trades.contains { $0["realised"]?.string != nil })
        #expect(trades.map { $0["seq"]?.number } == (1...trades.count).map { "\($0)" })
    }

    @Test func `journal verify and inspect`() throws {
        let folder = try finishedRun()
        let verified = try folder.run("journal", "verify", "--json")
        #expect(verified.code == 0)
        let document = try verified.document()
        expect(
            ["records", "bytes", "last_sequence", "verdict", "damage", "state_hash"],
            in: document
        )
        #expect(document["verdict"]?.string == "clean")
        let lines = try folder.run("journal", "inspect", "--json").output.split(separator: "\n")
        #expect("\(lines.count)" == document["records"]?.number)
        for (index, line) in lines.enumerated() {
            let fact = try JSONValue(parsing: Array(line.utf8))
            #expect(fact["sequence"]?.number == "\(index + 1)")
        }
        let part = try folder.run("journal", "inspect", "--from", "5", "--limit", "2").output
        #expect(part.split(separator: "\n").map { $0.first } == ["5", "6"])
    }

    @Test func `run without anything to replay is paper and opens nothing`() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("run", "--json")
        #expect(outcome.code == 0)
        #expect(try outcome.document()["mode"]?.string == "paper")
        #expect(!folder.has("plimsoll-data"))
        let text = try folder.run("run").output
        #expect(text.contains("Paper mode") && text.contains("No market data source"))
    }

    @Test(arguments: [
        ["run"], ["backtest"], ["status"], ["positions"], ["orders"], ["trades"],
        ["journal", "verify"], ["journal", "inspect"], ["simulate"], ["simulate", "replay"],
        ["simulate", "shrink"], ["simulate", "canary"],
    ])
    func `every command has help with an example`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run(command + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Example: plimsoll \(command.joined(separator: " "))"))
        #expect(outcome.output.contains("--json") && outcome.output.contains("--quiet"))
    }

    @Test func `nothing is coloured where there is no terminal`() throws {
        let folder = try finishedRun()
        for command in [["status"], ["positions"], ["trades"], ["orders"], ["journal", "verify"]] {
            #expect(try !folder.run(command).output.utf8.contains(0x1B))
        }
    }
}
