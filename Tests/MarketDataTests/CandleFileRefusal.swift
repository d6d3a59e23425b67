// One refused file in a table of them.

import MarketData
import Testing

/// A file's text and the error that it must be refused with.
struct CandleFileRefusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let line: Int
    let reason: CandleFileError.Reason
    let quoted: String

    init(
        _ name: String,
        bytes: [UInt8],
        line: Int,
        _ reason: CandleFileError.Reason,
        _ quoted: String
    ) {
        testDescription = name
        self.bytes = bytes
        self.line = line
        self.reason = reason
        self.quoted = quoted
    }

    /// A whole file as text.
    init(file text: String, line: Int, _ reason: CandleFileError.Reason, _ quoted: String = "") {
        self.init(text, bytes: Array(text.utf8), line: line, reason, quoted)
    }

    /// A row after the header and one good candle at 60,000 ms: line 3. Quotes the row unless told.
    init(row: String, _ reason: CandleFileError.Reason, _ quoted: String? = nil) {
        self.init(
            row,
            bytes: Array((header + "60000,1,1,1,1,1\n" + row + "\n120000,1,1,1,1,1\n").utf8),
            line: 3,
            reason,
            quoted ?? row
        )
    }
}
