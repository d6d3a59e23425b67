// A fault as the reader finds it, before it gets the file's name and a quotation.

/// What is wrong in a candle file, and where.
struct CandleFault: Error {
    /// The line at fault; the header is line 1.
    let line: Int
    /// What is wrong.
    let reason: CandleFileError.Reason
    /// The bytes to quote.
    let range: Range<Int>
}
