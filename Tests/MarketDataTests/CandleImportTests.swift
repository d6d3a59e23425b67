import MarketData
import Testing

/// Files of every form that is understood.
@Suite struct `Imports` {
    private func read(
        _ text: String,
        name: String = "folder/X.csv",
        intervalMs: Int64 = 60_000
    ) throws(ImportError) -> ImportedCandles {
        try CandleImport.read(Array(text.utf8), name: name, intervalMs: intervalMs)
    }

    private func refusal(_ text: String, name: String = "X.csv") -> String {
        do throws(ImportError) {
            _ = try read(text, name: name)
            return "accepted"
        } catch {
            return error.description
        }
    }

    private let rows = "60000,1.5,2,1,1.75,10\n120000,1.75,3,1,2,\n"

    // MARK: candles

    @Test(arguments: [
        "[[60000,1.5,2,1,1.75,10],[120000,\"1.75\",3,1,2,null]]",
        "[[60000,1.5,2,1,1.75,10,\"more\",1],[120000,1.75,3,1,2,null,[],2]]",
        "{\"candles\":[[60000,1.5,2,1,1.75,10],[120000,1.75,3,1,2,null]],\"of\":\"X\"}",
        """
        [{"t":60000,"o":"1.5","h":"2","l":"1","c":"1.75","v":"10","n":3},
         {"t":120000,"o":"1.75","h":"3","l":"1","c":"2","v":null,"n":4}]
        """,
        """
        {"data":[{"ts_ms":60000,"open":1.5,"high":2,"low":1,"close":1.75,"volume":10},
         {"ts_ms":120000,"open":1.75,"high":3,"low":1,"close":2,"volume":null}]}
        """,
    ])
    func `JSON candles are those of the CSV`(json: String) throws {
        let expected = try read(header + rows)
        let imported = try read(json, name: "X.json")
        #expect(imported.series == expected.series)
        #expect(imported.form == .jsonCandles)
        #expect(imported.series.name == "X")
    }

    @Test func `digits beyond a binary fraction are kept`() throws {
        let json = "[[0,0.12345678901234567,1,0.1,0.3,0]]"
        let csv = header + "0,0.12345678901234567,1,0.1,0.3,0\n"
        #expect(try read(json, name: "X.json").series == read(csv).series)
    }

    @Test func `members that mean nothing here are told`() throws {
        let json = "[{\"t\":0,\"T\":1,\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1,\"i\":\"1m\"}]"
        #expect(try read(json, name: "X.json").oddities.ignoredMembers == ["T", "i"])
    }

    @Test func `rows out of order are sorted, repeated ones left out, and both are counted`() throws
    {
        let swapped = header + "120000,1.75,3,1,2,\n60000,1.5,2,1,1.75,10\n120000,1.75,3,1,2,\n"
        let imported = try read(swapped)
        #expect(imported.series == (try read(header + rows)).series)
        #expect(imported.oddities.outOfOrder == 1)
        #expect(imported.oddities.duplicates == 1)
        #expect(try read(header + rows).oddities.outOfOrder == 0)
        #expect(try read(header + rows).oddities.duplicates == 0)
    }

    @Test func `two candles of one time that differ are refused`() {
        let text = header + rows + "60000,1.5,2,1,1.8,10\n"
        #expect(refusal(text).hasPrefix("X.csv:4: another candle"))
        #expect(refusal(text).contains("at line 2"))
    }

    @Test(arguments: [
        ("[[0,1,1,1,1,1],[1,1,1,2,1,1]]", "X.json, element 2: high is below low"),
        ("[[0,1,1,1,1,1],[1,1,1]]", "X.json, element 2: no row"),
        ("[[0,1,1,1,1,\"1,5\"]]", "X.json, element 1: no row"),
        ("[[0,1,1,true,1,1]]", "X.json, element 1: low is not a number"),
        ("[[1.5,1,1,1,1,1]]", "X.json, element 1: time is not a whole number"),
        ("[[0,1,1,1,1,1],", "X.json: "), ("[]", "X.json: no candle"), ("{}", "X.json: no candle"),
        ("[[5,1,1,1,1,1],[0,1,1,1,1,1],[7,1,1,2,1,1]]", "X.json, element 3: high is below low"),
    ])
    func `a fault of a JSON names its element`(text: String, message: String) {
        #expect(
            refusal(text, name: "X.json").hasPrefix(message),
            "\(refusal(text, name: "X.json"))"
        )
    }

    @Test func `a fault of a CSV has the line that the reader of candle files gives`() {
        #expect(refusal(header + rows + "180000,1,1,x,1,1\n").hasPrefix("X.csv:4: low is not"))
        #expect(refusal("").hasPrefix("X.csv:1: the file is empty"))
    }

    @Test func `a native file comes through as it is`() throws {
        let series = try read(header + rows).series
        let imported = try CandleImport.read(NativeCandleFile.encode(series), name: "X.candles")
        #expect(imported.series == series)
        #expect(imported.form == .native)
    }

    // MARK: trades

    private let trades = """
        time,id,side,price,amount
        60500,1,buy,10.5,1
        61000,2,sell,10.25,0.5
        119999,3,buy,11,2
        120000,4,buy,11.5,0.25

        """

    @Test func `trades become candles of the interval`() throws {
        let imported = try read(trades)
        let series = imported.series
        #expect(series.times == [60_000, 120_000])
        #expect(series.opens == [1_050_000_000, 1_150_000_000].map { $0 / pow10(series) })
        #expect(imported.oddities.trades == 4)
        let csv = String(decoding: CandleFile.render(series), as: UTF8.self)
        #expect(csv == header + "60000,10.5,11,10.25,11,3.5\n120000,11.5,11.5,11.5,11.5,0.25\n")
    }

    /// What brings a mantissa of eight decimals to the scale of a series.
    private func pow10(_ series: CandleSeries) -> Int64 {
        (series.priceScale..<8).reduce(1) { power, _ in power * 10 }
    }

    @Test func `an interval without a trade has no candle`() throws {
        let imported = try read(trades, intervalMs: 1_000)
        #expect(imported.series.times == [60_000, 61_000, 119_000, 120_000])
        #expect(imported.series.report.gaps == 1)
        #expect(imported.oddities.askedIntervalMs == nil)
    }

    @Test func `trades too far apart for the interval that was asked for are told`() throws {
        let imported = try read(
            "time,price,amount\n0,1,1\n10000,1,1\n20000,1,1\n",
            intervalMs: 1_000
        )
        #expect(imported.series.intervalMs == 10_000)
        #expect(imported.oddities.askedIntervalMs == 1_000)
    }

    @Test func `trades are put in order of time, then of id`() throws {
        let mixed = """
            time,price,amount,id
            60000,3,1,12
            60000,1,1,9
            0,2,1,7
            0,2,1,7

            """
        let imported = try read(mixed, intervalMs: 60_000)
        let csv = String(decoding: CandleFile.render(imported.series), as: UTF8.self)
        #expect(csv == header + "0,2,2,2,2,1\n60000,1,3,1,3,2\n")
        #expect(imported.oddities.duplicates == 1)
        #expect(imported.oddities.outOfOrder == 1)
    }

    @Test func `JSON trades of an exchange, newest first, are those of the CSV`() throws {
        let json = """
            [{"coin":"X","side":"B","px":"11.5","sz":"0.25","time":120000,"tid":4},
             {"coin":"X","side":"B","px":"11","sz":"2","time":119999,"tid":3},
             {"coin":"X","side":"A","px":"10.25","sz":"0.5","time":61000,"tid":2},
             {"coin":"X","side":"B","px":"10.5","sz":"1","time":60500,"tid":1}]
            """
        let imported = try read(json, name: "X.json")
        #expect(imported.series == (try read(trades)).series)
        #expect(imported.form == .jsonTrades)
        #expect(imported.oddities.outOfOrder == 3)
    }

    @Test(arguments: [
        ("time,price,amount\n0,0,1\n", "X.csv:2: no price"),
        ("time,price,amount\n0,1,1\n1,1,-1\n", "X.csv:3: no amount"),
        ("time,price,amount\nx,1,1\n", "X.csv:2: no time"),
        ("time,price,amount\n0,1\n", "X.csv:2: 2 fields instead of 3"),
        ("time,price\n0,1\n", "X.csv:1: a column is missing"),
        ("time,price,amount,colour\n0,1,1,1\n", "X.csv:1: the column \"colour\""),
        ("time,price,amount\n", "X.csv: it holds no trade"),
        ("time,price,amount,id\n0,1,1,5\n1,1,1,5\n", "X.csv:3: another trade of the id"),
        ("time,price,amount\n0,1,1e17\n1,1e30,1\n", "X.csv:3: no price"),
        ("time,price,amount\n0,0.000001,1\n1,1e16,1\n", "X.csv:3: price has more than 18"),
    ])
    func `trades that cannot be are refused with their line`(text: String, message: String) {
        #expect(refusal(text).hasPrefix(message), "\(refusal(text))")
    }

    @Test func `volumes too large for eight decimals have fewer`() throws {
        let series = try read("time,price,amount\n0,1,9e16\n1,1,5e16\n2,1,0.5\n").series
        #expect(series.volumeScale == 0)
        #expect(series.volumes == [140_000_000_000_000_000])
        #expect(series.report.roundedVolumes == 1)
    }
}
