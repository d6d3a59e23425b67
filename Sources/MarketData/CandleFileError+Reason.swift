// The closed list of what can be wrong with a candle file, each with its message and its remedy.

extension CandleFileError {
    /// What is wrong with a candle file.
    public enum Reason: Equatable, Sendable {
        /// No byte, or nothing but blank lines.
        case empty
        /// A header without a candle.
        case headerOnly
        /// A compressed file.
        case compressed(Compression)
        /// A NUL byte.
        case nulByte
        /// Bytes that are not UTF-8.
        case notUTF8
        /// The header names a column that is none of a candle's.
        case unknownColumn
        /// The header names a column twice.
        case duplicateColumn
        /// The header lacks columns, in the order that the writer prints them.
        case missingColumns([CandleColumn])
        /// A blank line before the last candle.
        case blankLine
        /// A line with another number of fields than the header.
        case fieldCount(Int)
        /// An empty field that must not be empty.
        case missingValue(CandleColumn)
        /// Text where a number belongs.
        case notANumber(CandleColumn)
        /// NaN or an infinity.
        case notFinite(CandleColumn)
        /// A time that is not a whole number of milliseconds from 1970 to 2199.
        case timeOutOfRange
        /// A time that the candle before has too.
        case duplicateTime
        /// A time before that of the candle before.
        case timeOutOfOrder
        /// A price of zero or less.
        case priceNotPositive(CandleColumn)
        /// A volume below zero.
        case negativeVolume
        /// A number of more than 18 digits at the scale, which is what a mantissa holds.
        case tooLarge(CandleColumn, scale: UInt8)
        /// A price so small that the scale makes it zero.
        case priceVanishes(CandleColumn, scale: UInt8)
        /// A smallest price that needs more decimal places than there are for 9 significant digits.
        case priceTooSmall
        /// A candle whose high is below its low.
        case highBelowLow
        /// A candle whose high is below its open or close.
        case highNotHighest
        /// A candle whose low is above its open or close.
        case lowNotLowest
        /// A scale asked for in the options that is above `CandleFileOptions.largestScale`.
        case scaleOutOfRange(UInt8)
    }
}

extension CandleFileError.Reason {
    /// What is wrong, without the text.
    public var message: String {
        switch self {
        case .empty: "the file is empty"
        case .headerOnly: "the file has a header and no candle"
        case .compressed(let kind): "the file is compressed (\(kind.rawValue))"
        case .nulByte: "a NUL byte in"
        case .notUTF8: "not UTF-8:"
        case .unknownColumn: "unknown header"
        case .duplicateColumn: "header names a column twice:"
        case .missingColumns(let columns):
            "missing columns (\(columns.map(\.rawValue).joined(separator: ","))) in header"
        case .blankLine: "a blank line between candles"
        case .fieldCount(let count): "\(count) fields instead of \(CandleColumn.count) in"
        case .missingValue(let column): "\(column.rawValue) is empty in"
        case .notANumber(.time): "time is not a whole number:"
        case .notANumber(let column): "\(column.rawValue) is not a number:"
        case .notFinite(let column): "\(column.rawValue) is not a finite number:"
        case .timeOutOfRange: "time is outside the years 1970 to 2199:"
        case .duplicateTime: "the time of the candle before again:"
        case .timeOutOfOrder: "a time before that of the candle before:"
        case .priceNotPositive(let column): "\(column.rawValue) is not above zero:"
        case .negativeVolume: "volume is below zero:"
        case .tooLarge(let column, let scale):
            "\(column.rawValue) overflows 18 digits at \(scale) decimal places:"
        case .priceVanishes(let column, let scale):
            "\(column.rawValue) rounds to zero at \(scale) decimal places:"
        case .priceTooSmall:
            "the smallest price needs more than \(CandleFileOptions.largestScale) decimal places:"
        case .highBelowLow: "high is below low in"
        case .highNotHighest: "high is below open or close in"
        case .lowNotLowest: "low is above open or close in"
        case .scaleOutOfRange(let scale): "a scale of \(scale) decimal places was asked for"
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch self {
        case .empty, .headerOnly: "export it again, with candles"
        case .compressed(let kind): kind.remedy
        case .nulByte, .notUTF8: "save it as plain UTF-8 text"
        case .unknownColumn, .duplicateColumn, .missingColumns:
            "the first line must name time (or ts_ms),open,high,low,close,volume, once each"
        case .blankLine, .fieldCount: "give every candle one line of \(CandleColumn.count) fields"
        case .missingValue: "only a volume may be empty: fill it in or remove the line"
        case .notANumber(.time): "write milliseconds since 1970 in digits"
        case .notANumber, .notFinite: "write a plain number such as 0.00273 or 5.33e-05, unquoted"
        case .timeOutOfRange: "write milliseconds since 1970, not micro- or nanoseconds"
        case .duplicateTime: "keep one candle of each time"
        case .timeOutOfOrder: "sort the file by time"
        case .priceNotPositive: "remove the line or correct the price"
        case .negativeVolume: "correct it, or leave it empty if it is not known"
        case .tooLarge: "correct the value"
        case .priceVanishes: "correct the value"
        case .priceTooSmall: "correct the value or choose the price scale yourself"
        case .highBelowLow, .highNotHighest, .lowNotLowest:
            "low <= open, close <= high must hold: correct or remove the line"
        case .scaleOutOfRange:
            "choose one from 0 to \(CandleFileOptions.largestScale)"
        }
    }
}
