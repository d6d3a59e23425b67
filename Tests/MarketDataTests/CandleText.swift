// Candle files written down in tests.

import MarketData

/// The header that most tests use.
let header = "time,open,high,low,close,volume\n"

/// Parses `text` as the file `file.csv`.
func parse(
    _ text: String,
    _ options: CandleFileOptions = CandleFileOptions()
) throws(CandleFileError) -> CandleSeries {
    try CandleFile.parse(Array(text.utf8), name: "file.csv", options: options)
}

/// The error that `bytes` are refused with.
func refusal(
    of bytes: [UInt8],
    _ options: CandleFileOptions = CandleFileOptions()
) -> CandleFileError? {
    do throws(CandleFileError) {
        _ = try CandleFile.parse(bytes, name: "file.csv", options: options)
        return nil
    } catch {
        return error
    }
}
