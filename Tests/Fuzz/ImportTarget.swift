import MarketData

/// Imports of any form: what is accepted is sound, and comes through the native form unchanged.
enum ImportTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return }
        let intervals: [Int64] = [1, 1_000, 60_000, CandleImport.intervals.upperBound]
        let series: CandleSeries
        do throws(ImportError) {
            series = try CandleImport.read(
                Array(bytes.dropFirst()),
                name: "folder/FUZZ.json",
                intervalMs: intervals[Int(first) % intervals.count]
            ).series
        } catch {
            _ = "\(error)"
            return
        }
        demand(series.count > 0, "no candle, and no error")
        do throws(NativeCandleError) {
            let again = try NativeCandleFile.decode(
                NativeCandleFile.encode(series),
                name: "FUZZ.candles"
            )
            demand(
                again.times == series.times && again.closes == series.closes
                    && again.volumes == series.volumes && again.report == series.report,
                "the series changed on its way"
            )
        } catch {
            demand(false, "what was imported is no native file: \(error)")
        }
    }

    static let seeds: [[UInt8]] = [
        "[[60000,1.5,2,1,1.75,10],[0,\"1.75\",3,1,2,null]]",
        "{\"data\":[{\"t\":0,\"o\":\"1\",\"h\":\"1\",\"l\":\"1\",\"c\":\"1\",\"v\":\"1\",\"n\":3}]}",
        "[{\"px\":\"1.5\",\"sz\":\"0.25\",\"time\":120000,\"tid\":4,\"side\":\"A\"}]",
        "time,id,side,price,amount\n1,1,buy,10.5,1\n0,2,sell,10.25,0.5\n0,2,sell,10.25,0.5\n",
        "time,open,high,low,close,volume\n120000,2,3,1,2,\n60000,1.5,2,1,1.75,10\n",
    ].map { [1] + Array($0.utf8) }
}
