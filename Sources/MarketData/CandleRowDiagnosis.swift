// Why a row cannot be read. The reader's fast path only tells that it cannot; this walks the row again,
// slowly, and names the first fault: encoding, then the number of fields, then the fields in order.

/// Explanations of unreadable rows.
enum CandleRowDiagnosis {
    /// The latest time accepted: the last millisecond of the year 2199, UTC.
    static let latestTimeMs: Int64 = 7_258_118_399_999

    /// What is wrong with the row that `range` of `bytes` holds, without its line end, and which bytes
    /// of it to quote.
    static func fault(
        of bytes: Span<UInt8>,
        in range: Range<Int>,
        header: CandleHeader
    ) -> (reason: CandleFileError.Reason, range: Range<Int>) {
        if let reason = encodingFault(of: bytes, in: range) { return (reason, range) }
        if range.isEmpty { return (.blankLine, range) }
        let fields = fields(of: bytes, in: range)
        guard fields.count == CandleColumn.count else {
            return (.fieldCount(fields.count), range)
        }
        for (position, field) in fields.enumerated() {
            let column = header.columns[position]
            if let reason = fault(of: bytes, in: field, column: column) {
                return (reason, field.isEmpty ? range : field)
            }
        }
        return (.notANumber(header.columns[0]), range)
    }

    /// Why `range` of `bytes` is not text, if it is not.
    static func encodingFault(
        of bytes: Span<UInt8>,
        in range: Range<Int>
    ) -> CandleFileError.Reason? {
        let line = bytes.array(of: range)
        if line.contains(0) { return .nulByte }
        return String(validating: line, as: UTF8.self) == nil ? .notUTF8 : nil
    }

    /// The fields of a line, which is never without one.
    static func fields(of bytes: Span<UInt8>, in range: Range<Int>) -> [Range<Int>] {
        var fields = [Range<Int>]()
        var start = range.lowerBound
        for index in range where bytes[index] == .comma {
            fields.append(start..<index)
            start = index + 1
        }
        fields.append(start..<range.upperBound)
        return fields
    }

    private static func fault(
        of bytes: Span<UInt8>,
        in field: Range<Int>,
        column: CandleColumn
    ) -> CandleFileError.Reason? {
        if field.isEmpty { return column == .volume ? nil : .missingValue(column) }
        var cursor = field.lowerBound
        guard let decimal = DecimalText(in: bytes, at: &cursor), cursor == field.upperBound else {
            return isNonFinite(bytes, in: field) ? .notFinite(column) : .notANumber(column)
        }
        switch column {
        case .time:
            return timeFault(of: bytes, in: field)
        case .volume:
            if decimal.isZero { return nil }
            if decimal.isNegative { return .negativeVolume }
            return decimal.leadingPlace > DecimalColumn.places.upperBound
                ? .tooLarge(column, scale: 0) : nil
        case .open, .high, .low, .close:
            if decimal.isNegative || decimal.isZero { return .priceNotPositive(column) }
            if decimal.leadingPlace > DecimalColumn.places.upperBound {
                return .tooLarge(column, scale: 0)
            }
            return decimal.leadingPlace < DecimalColumn.places.lowerBound
                ? .priceVanishes(column, scale: CandleFileOptions.largestScale) : nil
        }
    }

    /// What is wrong with a time that is a number.
    private static func timeFault(
        of bytes: Span<UInt8>,
        in field: Range<Int>
    ) -> CandleFileError.Reason? {
        let text = bytes.array(of: field)
        let digits = text.first == .minus ? text.dropFirst() : text[...]
        guard digits.allSatisfy({ $0.digitValue <= 9 }) else { return .notANumber(.time) }
        guard text.first != .minus else { return .timeOutOfRange }
        var cursor = field.lowerBound
        return CandleFileReader.time(in: bytes, at: &cursor) == nil ? .timeOutOfRange : nil
    }

    private static func isNonFinite(_ bytes: Span<UInt8>, in field: Range<Int>) -> Bool {
        guard field.count <= 9 else { return false }
        var text = String(decoding: bytes.array(of: field), as: UTF8.self).lowercased()[...]
        if text.first == "-" || text.first == "+" { text.removeFirst() }
        return ["nan", "inf", "infinity"].contains(text)
    }
}
