// Candles out of rows that may stand in any order and say a thing twice. The reader of candle files, which
// takes neither, decides first; only what it refuses for that is sorted and tried again.

/// Reads rows of candles.
enum CandleRows {
    static func series(
        _ text: ImportText,
        _ oddities: inout ImportedCandles.Oddities
    ) throws(ImportError) -> CandleSeries {
        do throws(CandleFileError) {
            return try CandleFile.parse(text.bytes, name: text.instrument)
        } catch {
            switch error.reason {
            case .timeOutOfOrder, .duplicateTime:
                return try sorted(text, &oddities)
            case .empty, .headerOnly, .compressed, .nulByte, .notUTF8, .unknownColumn,
                .duplicateColumn, .missingColumns, .blankLine, .fieldCount, .missingValue,
                .notANumber, .notFinite, .timeOutOfRange, .priceNotPositive, .negativeVolume,
                .tooLarge, .priceVanishes, .priceTooSmall, .highBelowLow, .highNotHighest,
                .lowNotLowest, .scaleOutOfRange:
                throw ImportError(error, text.file, place: place(of: error, text))
            }
        }
    }

    private static func place(of error: CandleFileError, _ text: ImportText) -> ImportError.Place {
        if error.line < 2 { return text.isJSON ? .file : .line(error.line) }
        return text.place(ofRow: error.line - 2)
    }

    /// A row and when its candle opens.
    private struct Row {
        let number: Int
        let time: Int64
        let range: Range<Int>
    }

    private static func sorted(
        _ text: ImportText,
        _ oddities: inout ImportedCandles.Oddities
    ) throws(ImportError) -> CandleSeries {
        var rows = try timed(text)
        oddities.outOfOrder = zip(rows, rows.dropFirst()).count { $1.time < $0.time }
        rows.sort { ($0.time, $0.number) < ($1.time, $1.number) }
        rows = try distinct(rows, text)
        let header = CandleFileReader.line(in: text.bytes.span, from: text.start)
        var bytes = text.bytes[header] + [.newline]
        for row in rows { bytes += text.bytes[row.range] + [.newline] }
        oddities.duplicates = text.rows.count - rows.count
        do throws(CandleFileError) {
            return try CandleFile.parse(Array(bytes), name: text.instrument)
        } catch {
            let place = error.line < 2 ? .file : text.place(ofRow: rows[error.line - 2].number)
            throw ImportError(error, text.file, place: place)
        }
    }

    private static func timed(_ text: ImportText) throws(ImportError) -> [Row] {
        let column = text.columns.firstIndex { CandleColumn(header: $0) == .time } ?? 0
        var rows: [Row] = []
        for (number, range) in text.rows.enumerated() {
            let fields = CandleRowDiagnosis.fields(of: text.bytes.span, in: range)
            var cursor = column < fields.count ? fields[column].lowerBound : range.upperBound
            guard let time = CandleFileReader.time(in: text.bytes.span, at: &cursor),
                cursor == fields[column].upperBound
            else {
                let remedy = "give every candle its time in milliseconds since 1970"
                throw text.fault(number, "no time in", in: range, remedy: remedy)
            }
            rows.append(Row(number: number, time: time, range: range))
        }
        return rows
    }

    /// Leaves out rows that repeat another word for word; two that contradict each other are refused.
    private static func distinct(
        _ rows: [Row],
        _ text: ImportText
    ) throws(ImportError) -> [Row] {
        var kept: [Row] = []
        for row in rows {
            guard let last = kept.last, last.time == row.time else {
                kept.append(row)
                continue
            }
            guard text.bytes[last.range] == text.bytes[row.range] else {
                throw text.fault(
                    row.number,
                    "another candle of the time of the one at \(text.words(ofRow: last.number)):",
                    in: row.range,
                    remedy: "keep the one that is right"
                )
            }
        }
        return kept
    }
}
