// What candle files may look like, and what becomes of them.

import MarketData
import Testing

@Suite struct `Candle files` {
    @Test func `a plain file becomes columns of integers`() throws {
        let series = try parse(
            header + "0,1.5,2,1.25,1.75,10.5\n60000,1.75,1.75,1.5,1.5,0\n120000,1.5,3,1,2,7\n"
        )
        #expect(series.name == "file")
        #expect(series.count == 3)
        #expect(series.intervalMs == 60_000)
        #expect(series.priceScale == 8)
        #expect(series.volumeScale == 8)
        #expect(series.times == [0, 60_000, 120_000])
        #expect(series.opens == [150_000_000, 175_000_000, 150_000_000])
        #expect(series.highs == [200_000_000, 175_000_000, 300_000_000])
        #expect(series.lows == [125_000_000, 150_000_000, 100_000_000])
        #expect(series.closes == [175_000_000, 150_000_000, 200_000_000])
        #expect(series.volumes == [1_050_000_000, 0, 700_000_000])
        #expect(series.report.rows == 3)
        #expect(series.report.zeroVolumes == 1)
        #expect(series.report.roundedPrices == 0)
    }

    @Test(arguments: [
        ("CRLF", "time,open,high,low,close,volume\r\n0,1,1,1,1,5\r\n60000,2,2,2,2,\r\n"),
        (
            "a byte-order mark",
            "\u{FEFF}time,open,high,low,close,volume\n0,1,1,1,1,5\n60000,2,2,2,2,"
        ),
        ("no last newline", "time,open,high,low,close,volume\n0,1,1,1,1,5\n60000,2,2,2,2,"),
        ("CRLF cut short", "time,open,high,low,close,volume\r\n0,1,1,1,1,5\r\n60000,2,2,2,2,\r"),
        (
            "blank lines at the end",
            "time,open,high,low,close,volume\n0,1,1,1,1,5\n60000,2,2,2,2,\n\r\n\n"
        ),
        ("ts_ms for time", "ts_ms,open,high,low,close,volume\n0,1,1,1,1,5\n60000,2,2,2,2,\n"),
        ("another column order", "volume,close,low,high,open,ts_ms\n5,1,1,1,1,0\n,2,2,2,2,60000\n"),
        (
            "exponents",
            "time,open,high,low,close,volume\n0,1e0,1E+0,10e-1,0.1e1,5E0\n60000,2,2,2,2,\n"
        ),
        (
            "leading zeros, signs and points",
            "time,open,high,low,close,volume\n000,+1,01,1.,1.0,+5\n60000,2,2,2,2,"
        ),
    ])
    func `oddities of form change nothing`(oddity: String, text: String) throws {
        let series = try parse(text)
        #expect(series.times == [0, 60_000])
        for column in [series.opens, series.highs, series.lows, series.closes] {
            #expect(column == [100_000_000, 200_000_000])
        }
        #expect(series.volumes == [500_000_000, CandleSeries.unknownVolume])
        #expect(series.report.unknownVolumes == 1)
        #expect(series.report.zeroVolumes == 0)
    }

    @Test func `an exponent keeps nine significant digits`() throws {
        let series = try parse(header + "0,5.33e-05,5.33e-05,5.33e-05,5.33e-05,1E+3\n")
        #expect(series.priceScale == 13)
        #expect(series.opens == [533_000_000])
        #expect(series.volumes == [100_000_000_000])
    }

    @Test func `float noise is rounded away and counted`() throws {
        let series = try parse(
            header + "0,0.0027300000000000002,0.00273,0.0027299999999999998,0.00273,0.1\n"
        )
        #expect(series.priceScale == 11)
        #expect(series.opens == [273_000_000])
        #expect(series.highs == series.opens)
        #expect(series.lows == series.opens)
        #expect(series.report.roundedPrices == 2)
    }

    @Test func `the smallest price of the file decides the scale`() throws {
        let series = try parse(header + "0,100,1000,100,100,\n1,20,30,5,10,\n2,900,900,900,900,\n")
        #expect(series.priceScale == 8)
        #expect(series.lows == [10_000_000_000, 500_000_000, 90_000_000_000])
    }

    @Test(arguments: [
        ("0.00000001", 16), ("0.9", 9), ("1", 8), ("9.99", 8), ("10", 7), ("99999999", 1),
        ("100000000", 0), ("123456789012345678", 0), ("0.0000000000000000000001", 30),
    ])
    func `default price scales`(price: String, scale: UInt8) throws {
        let series = try parse(header + "0,\(price),\(price),\(price),\(price),\n")
        #expect(series.priceScale == scale)
    }

    @Test(arguments: [
        ("0.5", 0, 0), ("1.5", 0, 2), ("2.5", 0, 2), ("2.5000000000000000000000000001", 0, 3),
        ("2.4999999999999999999999999999", 0, 2), ("0.125", 2, 12), ("0.135", 2, 14),
        ("1e-400", 30, 0), ("5e-31", 30, 0), ("5.0001e-31", 30, 1),
        ("999999999999999998.5", 0, 999_999_999_999_999_998),
        ("999999999999999999.4999999999", 0, 999_999_999_999_999_999),
    ])
    func `ties go to the even neighbour`(volume: String, scale: UInt8, mantissa: Int64) throws {
        let series = try parse(
            header + "0,1,1,1,1,\(volume)\n",
            CandleFileOptions(volumeScale: scale)
        )
        #expect(series.volumes == [mantissa])
        #expect(series.report.roundedVolumes == 1)
    }

    @Test(arguments: [
        ("9999999999.99999999", 8, 999_999_999_999_999_999),
        ("9999999999.999999999", 7, 100_000_000_000_000_000),
        ("10000000000.00000001", 7, 100_000_000_000_000_000),
        ("123456789012345678", 0, 123_456_789_012_345_678),
        ("0", 8, 0), ("-0.0", 8, 0), ("1e-400", 8, 0),
    ])
    func `the largest volume decides the volume scale`(
        volume: String,
        scale: UInt8,
        mantissa: Int64
    ) throws {
        let series = try parse(header + "0,1,1,1,1,\(volume)\n")
        #expect(series.volumeScale == scale)
        #expect(series.volumes == [mantissa])
    }

    @Test func `chosen scales are kept`() throws {
        let series = try parse(
            header + "0,1.26,1.26,1.24,1.25,2.25\n",
            CandleFileOptions(priceScale: 1, volumeScale: 1)
        )
        #expect(series.priceScale == 1)
        #expect(series.opens == [13])
        #expect(series.lows == [12])
        #expect(series.closes == [12])
        #expect(series.volumes == [22])
        #expect(series.report.roundedPrices == 4)
    }

    @Test func `a single candle has the default interval`() throws {
        let series = try parse(header + "86400000,1,1,1,1,1\n")
        #expect(series.count == 1)
        #expect(series.intervalMs == CandleSeries.defaultIntervalMs)
    }

    @Test func `digits without end are read exactly`() throws {
        let zeros = String(repeating: "0", count: 100_000)
        let price = "0.\(zeros)123456785e100001"
        let series = try parse(
            header + "0,\(price),\(price),\(price),\(price),\(zeros)7.\(zeros)\n"
        )
        #expect(series.priceScale == 8)
        #expect(series.opens == [123_456_785])
        #expect(series.volumes == [700_000_000])
        #expect(series.report.roundedVolumes == 0)
    }

    @Test(arguments: [
        ("data/spot/ADA_BTC-5m.csv", "ADA_BTC-5m"), ("BTC", "BTC"), ("a.b.csv", "a.b"),
        (".csv", ".csv"),
        ("", ""),
    ])
    func `a series is named after its file`(file: String, name: String) throws {
        let bytes = Array((header + "0,1,1,1,1,1\n").utf8)
        #expect(try CandleFile.parse(bytes, name: file).name == name)
    }
}
