// Every way in which a candle file is refused, with the line, the reason and the text it quotes.

import MarketData
import Testing

@Suite struct `Refused candle files` {
    @Test(arguments: [
        CandleFileRefusal(file: "", line: 1, .empty),
        CandleFileRefusal(file: "\r\n\n", line: 1, .empty),
        CandleFileRefusal(file: "\u{FEFF}", line: 1, .empty),
        CandleFileRefusal(file: "time,open,high,low,close,volume", line: 1, .headerOnly),
        CandleFileRefusal(file: "ts_ms,open,high,low,close,volume\r\n\r\n", line: 1, .headerOnly),
        CandleFileRefusal(file: "time,rate\n0,1\n", line: 1, .unknownColumn, "rate"),
        CandleFileRefusal(file: "0,1,1,1,1,1\n", line: 1, .unknownColumn, "0"),
        CandleFileRefusal(file: "\n" + header + "0,1,1,1,1,1\n", line: 1, .unknownColumn),
        CandleFileRefusal(
            file: "time,open,high,low,close,volume,trades\n",
            line: 1,
            .unknownColumn,
            "trades"
        ),
        CandleFileRefusal(
            file: "Time,open,high,low,close,volume\n",
            line: 1,
            .unknownColumn,
            "Time"
        ),
        CandleFileRefusal(
            file: "time,open,high,low,close,volume,open\n",
            line: 1,
            .duplicateColumn,
            "open"
        ),
        CandleFileRefusal(
            file: "time,ts_ms,open,high,low,close,volume\n",
            line: 1,
            .duplicateColumn,
            "ts_ms"
        ),
        CandleFileRefusal(
            file: "time,open,close\n",
            line: 1,
            .missingColumns([.high, .low, .volume]),
            "time,open,close"
        ),
        CandleFileRefusal(
            file: "open,high,low,close,volume\n",
            line: 1,
            .missingColumns([.time]),
            "open,high,low,close,volume"
        ),
        CandleFileRefusal("gzip", bytes: [0x1F, 0x8B, 8, 0], line: 1, .compressed(.gzip), ""),
        CandleFileRefusal(
            "zstd",
            bytes: [0x28, 0xB5, 0x2F, 0xFD, 4],
            line: 1,
            .compressed(.zstd),
            ""
        ),
        CandleFileRefusal(
            "zip",
            bytes: Array("PK\u{3}\u{4}..".utf8),
            line: 1,
            .compressed(.zip),
            ""
        ),
        CandleFileRefusal("bzip2", bytes: Array("BZh91AY".utf8), line: 1, .compressed(.bzip2), ""),
        CandleFileRefusal(
            "xz",
            bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0],
            line: 1,
            .compressed(.xz),
            ""
        ),
        CandleFileRefusal(
            "UTF-16",
            bytes: [0xFF, 0xFE, 0x74, 0],
            line: 1,
            .nulByte,
            "\\xff\\xfet\\x00"
        ),
        CandleFileRefusal("Latin-1", bytes: [0x74, 0xE4, 0x0A], line: 1, .notUTF8, "t\\xe4"),
    ])
    func `whole files and headers`(refused: CandleFileRefusal) {
        check(refused)
    }

    @Test(arguments: [
        CandleFileRefusal(row: "120000,1,1,1,1", .fieldCount(5)),
        CandleFileRefusal(row: "120000", .fieldCount(1)),
        CandleFileRefusal(row: "120000,1,1,1,1,1,1", .fieldCount(7)),
        CandleFileRefusal(row: "120000,1,1,1,1,1,", .fieldCount(7)),
        CandleFileRefusal(row: "", .blankLine),
        CandleFileRefusal(row: "\r", .blankLine, ""),
        CandleFileRefusal(row: "120000,1,1,\0,1,1", .nulByte, "120000,1,1,\\x00,1,1"),
        CandleFileRefusal(row: "90000,,1,1,1,1", .missingValue(.open)),
        CandleFileRefusal(row: "90000,1,1,1,,1", .missingValue(.close)),
        CandleFileRefusal(row: ",1,1,1,1,1", .missingValue(.time)),
        CandleFileRefusal(row: "90000,1,abc,1,1,1", .notANumber(.high), "abc"),
        CandleFileRefusal(row: "90000,1,\"1\",1,1,1", .notANumber(.high), "\"1\""),
        CandleFileRefusal(row: "90000,1, 1,1,1,1", .notANumber(.high), " 1"),
        CandleFileRefusal(row: "90000,1,1,1 ,1,1", .notANumber(.low), "1 "),
        CandleFileRefusal(row: "90000,1,1,1,1,1\r\r", .notANumber(.volume), "1\\x0d"),
        CandleFileRefusal(row: "90000,1,1,1,1,ü", .notANumber(.volume), "\\xc3\\xbc"),
        CandleFileRefusal(row: "12:00,1,1,1,1,1", .notANumber(.time), "12:00"),
        CandleFileRefusal(row: "90000.0,1,1,1,1,1", .notANumber(.time), "90000.0"),
        CandleFileRefusal(row: "9e4,1,1,1,1,1", .notANumber(.time), "9e4"),
        CandleFileRefusal(row: "-1,1,1,1,1,1", .timeOutOfRange, "-1"),
        CandleFileRefusal(row: "7258118400000,1,1,1,1,1", .timeOutOfRange, "7258118400000"),
        CandleFileRefusal(
            row: "99999999999999999999,1,1,1,1,1",
            .timeOutOfRange,
            "99999999999999999999"
        ),
        CandleFileRefusal(row: "60000,1,1,1,1,1", .duplicateTime),
        CandleFileRefusal(row: "59999,1,1,1,1,1", .timeOutOfOrder),
        CandleFileRefusal(row: "90000,1,1,0.9,1.1,1", .highNotHighest),
        CandleFileRefusal(row: "90000,1.1,1,0.9,1,1", .highNotHighest),
        CandleFileRefusal(row: "90000,1,1.2,1.1,1.1,1", .lowNotLowest),
        CandleFileRefusal(row: "90000,1.1,1.2,1.1,1,1", .lowNotLowest),
        CandleFileRefusal(row: "90000,1,1,2,1,1", .highBelowLow),
    ])
    func `single rows`(refused: CandleFileRefusal) {
        check(refused)
    }

    @Test(arguments: [
        "1.2.3", "1e", "1e+", "1e5.5", ".", "+", "-", "--1", "+-1", "e5", "0x10", "1_000", "1e5e5",
        "1d5",
        "１", "null", "N/A", "nanx", "in", "infinite",
    ])
    func `text where a number belongs`(text: String) {
        let found = refusal(of: Array("volume,time,open,high,low,close\n1,0,1,1,1,\(text)\n".utf8))
        #expect(found?.line == 2)
        #expect(found?.reason == .notANumber(.close))
    }

    @Test(arguments: ["nan", "NaN", "-nan", "inf", "-Infinity", "+INF", "infinity"])
    func `numbers that are not finite`(text: String) {
        check(CandleFileRefusal(row: "90000,1,1,\(text),1,1", .notFinite(.low), text))
        check(CandleFileRefusal(row: "90000,1,1,1,1,\(text)", .notFinite(.volume), text))
    }

    @Test(arguments: ["0", "-1", "0.000", "-0", "0e5", "-1e-300"])
    func `prices of zero or less`(text: String) {
        check(CandleFileRefusal(row: "90000,1,1,\(text),1,1", .priceNotPositive(.low), text))
    }

    @Test(arguments: [
        "1e18", "1000000000000000000", "1e400", "1e99999999999999999999999",
        "9999999999999999999999999999", "0.001e300",
    ])
    func `numbers that no scale holds`(text: String) {
        check(
            CandleFileRefusal(row: "90000,1,\(text),1,1,1", .tooLarge(.high, scale: 0), text)
        )
        check(
            CandleFileRefusal(row: "90000,1,1,1,1,\(text)", .tooLarge(.volume, scale: 0), text)
        )
    }

    @Test func `a negative volume`() {
        check(CandleFileRefusal(row: "90000,1,1,1,1,-0.1", .negativeVolume, "-0.1"))
    }

    @Test func `prices too far apart for one scale`() {
        let row = "90000,10000000000,10000000000,10000000000,10000000000,1"
        check(CandleFileRefusal(row: row, .tooLarge(.open, scale: 8)))
    }

    @Test func `a price that rounding lifts out of 18 digits`() {
        let row = "90000,1,9999999999.999999999,1,1,1"
        check(CandleFileRefusal(row: row, .tooLarge(.high, scale: 8)))
    }

    @Test func `a volume that rounding lifts out of 18 digits at scale 0`() {
        let row = "90000,1,1,1,1,999999999999999999.5"
        check(CandleFileRefusal(row: row, .tooLarge(.volume, scale: 0)))
    }

    @Test func `a price too small for nine significant digits`() {
        check(CandleFileRefusal(row: "90000,1,1,9e-23,1,1", .priceTooSmall))
    }

    @Test func `a price below every scale`() {
        let text = "9e-33"
        check(
            CandleFileRefusal(
                row: "90000,1,1,\(text),1,1",
                .priceVanishes(.low, scale: 30),
                text
            )
        )
    }

    @Test func `a price that the chosen scale makes zero`() {
        let found = refusal(
            of: Array((header + "0,1,1,0.005,1,1\n").utf8),
            CandleFileOptions(priceScale: 2)
        )
        #expect(found?.line == 2)
        #expect(found?.reason == .priceVanishes(.low, scale: 2))
    }

    @Test func `a scale above the largest`() {
        let file = Array((header + "0,1,1,1,1,1\n").utf8)
        let prices = refusal(of: file, CandleFileOptions(priceScale: 31))
        let volumes = refusal(of: file, CandleFileOptions(volumeScale: 255))
        #expect(prices?.reason == .scaleOutOfRange(31))
        #expect(volumes?.reason == .scaleOutOfRange(255))
    }

    @Test func `invalid UTF-8 in a row`() {
        let bytes = Array((header + "0,1,1,1,1,1\n60000,1,").utf8) + [0xC3, 0x28, 0x0A]
        check(
            CandleFileRefusal(
                "invalid",
                bytes: bytes,
                line: 3,
                .notUTF8,
                "60000,1,\\xc3("
            )
        )
    }

    @Test func `a time that follows a gap of lines is told by its own line`() {
        let rows = (0..<1_000).map { "\($0 * 60_000),1,1,1,1,1\r\n" }.joined()
        let found = refusal(of: Array((header + rows + "59940000,1,1,1,1,1\r\n").utf8))
        #expect(found?.line == 1_002)
        #expect(found?.reason == .duplicateTime)
    }

    @Test func `a message names file, line, text and remedy`() {
        let found = refusal(of: Array((header + "0,1,1,abc,1,1\n").utf8))
        #expect(
            found?.description
                == "file.csv:2: low is not a number: \"abc\"; write a plain number such as 0.00273 or "
                + "5.33e-05, unquoted"
        )
    }

    @Test func `a time with decimals is told to be whole`() {
        #expect(
            refusal(of: Array((header + "60000.0,1,1,1,1,1\n").utf8))?.description
                == "file.csv:2: time is not a whole number: \"60000.0\"; write milliseconds since 1970 "
                + "in digits"
        )
    }

    @Test func `a compressed file is to be gunzipped first`() {
        #expect(
            refusal(of: [0x1F, 0x8B])?.description
                == "file.csv:1: the file is compressed (gzip); gunzip it first"
        )
    }

    @Test func `a quotation is bounded`() {
        let found = refusal(of: Array((header + String(repeating: "x", count: 5_000)).utf8))
        #expect(found?.text == String(repeating: "x", count: CandleFileError.textLimit) + "…")
    }

    private func check(
        _ refused: CandleFileRefusal,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = refusal(of: refused.bytes)
        #expect(found?.line == refused.line, sourceLocation: sourceLocation)
        #expect(found?.reason == refused.reason, sourceLocation: sourceLocation)
        #expect(found?.text == refused.quoted, sourceLocation: sourceLocation)
    }
}
