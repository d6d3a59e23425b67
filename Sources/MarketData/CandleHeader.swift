// A candle file's first line: which column stands where.

/// The order of a file's columns.
struct CandleHeader {
    /// Every column once, in file order.
    let columns: InlineArray<6, CandleColumn>

    /// Reads the header that `range` of `bytes` holds, without its line end.
    init(in bytes: Span<UInt8>, line range: Range<Int>) throws(CandleFault) {
        if let reason = CandleRowDiagnosis.encodingFault(of: bytes, in: range) {
            throw CandleFault(line: 1, reason: reason, range: range)
        }
        var found = [CandleColumn]()
        for field in CandleRowDiagnosis.fields(of: bytes, in: range) {
            let text = String(decoding: bytes.array(of: field), as: UTF8.self)
            guard let column = CandleColumn(header: text) else {
                throw CandleFault(line: 1, reason: .unknownColumn, range: field)
            }
            guard !found.contains(column) else {
                throw CandleFault(line: 1, reason: .duplicateColumn, range: field)
            }
            found.append(column)
        }
        let missing = CandleColumn.allCases.filter { !found.contains($0) }
        guard missing.isEmpty else {
            throw CandleFault(line: 1, reason: .missingColumns(missing), range: range)
        }
        columns = InlineArray { found[$0] }
    }
}
