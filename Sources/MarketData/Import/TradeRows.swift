// Trades as they were recorded, put in order. What candles are made of them is in `TradeRows+Candles.swift`.

/// The trades of a file, in the order in which they happened.
struct TradeRows {
    let text: ImportText
    /// The rows' numbers in the file, from 0, in order of time, then of id where every trade has one.
    private(set) var order: [Int] = []
    private(set) var times: [Int64] = []
    var prices = DecimalColumn()
    var amounts = DecimalColumn()
    /// The leading place of the smallest price.
    private(set) var smallestPricePlace = Int.max
    /// The leading place of the largest amount; `Int.min` when all are zero.
    private(set) var largestAmountPlace = Int.min

    private static let remedy = "give every trade a line with time,price,amount"

    init(
        _ text: ImportText,
        _ oddities: inout ImportedCandles.Oddities
    ) throws(ImportError) {
        self.text = text
        let columns = try TradeRows.header(text)
        let rows = text.rows
        var ids: [UInt64] = []
        for (number, row) in rows.enumerated() {
            let fields = CandleRowDiagnosis.fields(of: text.bytes.span, in: row)
            guard fields.count == columns.count else {
                throw text.fault(
                    number,
                    "\(fields.count) fields instead of \(columns.count) in",
                    in: row,
                    remedy: TradeRows.remedy
                )
            }
            for (column, field) in zip(columns, fields) {
                switch column {
                case .time: times.append(try time(number, field))
                case .price: prices.append(try price(number, field))
                case .amount: amounts.append(try amount(number, field, &oddities))
                case .id:
                    if let id = UInt64(String(decoding: text.bytes[field], as: UTF8.self)) {
                        ids.append(id)
                    }
                case .side: break
                }
            }
        }
        guard !rows.isEmpty else {
            throw ImportError(text.file, .file, "it holds no trade", remedy: "export it again")
        }
        oddities.trades = rows.count
        oddities.outOfOrder = zip(times, times.dropFirst()).count { $1 < $0 }
        try sort(rows, ids.count == rows.count ? ids : nil, &oddities)
    }

    private static func header(_ text: ImportText) throws(ImportError) -> [TradeColumn] {
        var columns: [TradeColumn] = []
        for name in text.columns {
            guard let column = TradeColumn(header: name), !columns.contains(column) else {
                throw ImportError(
                    text.file,
                    .line(1),
                    "the column \"\(name)\" is unknown or stands twice",
                    remedy: "the first line names time,price,amount and may name id and side"
                )
            }
            columns.append(column)
        }
        guard TradeColumn.allCases.allSatisfy({ !$0.isNeeded || columns.contains($0) }) else {
            throw ImportError(
                text.file,
                .line(1),
                "a column is missing",
                remedy: "the first line names time,price,amount and may name id and side"
            )
        }
        return columns
    }

    private func time(_ row: Int, _ field: Range<Int>) throws(ImportError) -> Int64 {
        var cursor = field.lowerBound
        guard let time = CandleFileReader.time(in: text.bytes.span, at: &cursor),
            cursor == field.upperBound
        else {
            let remedy = "write milliseconds since 1970 in digits"
            throw text.fault(row, "no time:", in: field, remedy: remedy)
        }
        return time
    }

    private mutating func price(
        _ row: Int,
        _ field: Range<Int>
    ) throws(ImportError) -> DecimalText {
        var cursor = field.lowerBound
        guard let price = DecimalText(in: text.bytes.span, at: &cursor),
            cursor == field.upperBound, !price.isZero, !price.isNegative,
            DecimalColumn.places.contains(price.leadingPlace)
        else {
            let remedy = "a price is a plain number above zero"
            throw text.fault(row, "no price:", in: field, remedy: remedy)
        }
        smallestPricePlace = min(smallestPricePlace, price.leadingPlace)
        return price
    }

    private mutating func amount(
        _ row: Int,
        _ field: Range<Int>,
        _ oddities: inout ImportedCandles.Oddities
    ) throws(ImportError) -> DecimalText {
        var cursor = field.lowerBound
        guard let amount = DecimalText(in: text.bytes.span, at: &cursor),
            cursor == field.upperBound, amount.isZero || !amount.isNegative,
            amount.isZero || amount.leadingPlace <= DecimalColumn.places.upperBound
        else {
            let remedy = "an amount is a plain number of zero or more"
            throw text.fault(row, "no amount:", in: field, remedy: remedy)
        }
        if amount.isZero {
            oddities.emptyTrades += 1
        } else {
            largestAmountPlace = max(largestAmountPlace, amount.leadingPlace)
        }
        return amount
    }

    private mutating func sort(
        _ rows: [Range<Int>],
        _ ids: [UInt64]?,
        _ oddities: inout ImportedCandles.Oddities
    ) throws(ImportError) {
        order = Array(rows.indices)
        guard let ids else {
            order.sort { (times[$0], $0) < (times[$1], $1) }
            return
        }
        order.sort { (ids[$0], $0) < (ids[$1], $1) }
        var kept: [Int] = []
        for row in order {
            guard let last = kept.last, ids[last] == ids[row] else {
                kept.append(row)
                continue
            }
            guard text.bytes[rows[last]] == text.bytes[rows[row]] else {
                throw text.fault(
                    row,
                    "another trade of the id of the one at \(text.words(ofRow: last)):",
                    in: rows[row],
                    remedy: "keep the one that is right"
                )
            }
            oddities.duplicates += 1
        }
        order = kept.sorted { (times[$0], ids[$0]) < (times[$1], ids[$1]) }
    }
}
