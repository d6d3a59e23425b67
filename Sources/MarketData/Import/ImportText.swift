// A file's rows as the text of a CSV, and where each stands in the file.

/// The text of an import.
struct ImportText {
    /// The file, as the caller named it.
    let file: String
    let bytes: [UInt8]
    /// Whether the rows were elements of a JSON array.
    let isJSON: Bool
    /// Where the header begins.
    let start: Int

    init(_ file: String, _ bytes: [UInt8], isJSON: Bool) {
        self.file = file
        self.bytes = bytes
        self.isJSON = isJSON
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// What the file says its instrument is called: its own name without folders and suffix.
    var instrument: String {
        let name = CandleFile.instrumentName(ofFile: file)
        return name.count > 5 && name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }

    /// The header's columns, as written.
    var columns: [String] {
        let line = CandleFileReader.line(in: bytes.span, from: start)
        return CandleRowDiagnosis.fields(of: bytes.span, in: line).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }

    /// Whether the header is one of trades: only they have one price.
    var holdsTrades: Bool { columns.contains { TradeColumn(header: $0) == .price } }

    /// The lines behind the header, blank ones at the end left out.
    var rows: [Range<Int>] {
        var rows: [Range<Int>] = []
        var end = CandleFileReader.line(in: bytes.span, from: start).upperBound
        while CandleFileReader.skipLineEnd(in: bytes.span, at: &end), end < bytes.count {
            if CandleFileReader.isBlank(bytes.span, from: end) { break }
            let line = CandleFileReader.line(in: bytes.span, from: end)
            rows.append(line)
            end = line.upperBound
        }
        return rows
    }

    /// Where the row of this number, from 0, stands in the file.
    func place(ofRow row: Int) -> ImportError.Place {
        isJSON ? .element(row + 1) : .line(row + 2)
    }

    /// The same in words.
    func words(ofRow row: Int) -> String {
        isJSON ? "element \(row + 1)" : "line \(row + 2)"
    }

    /// A fault of a row, which is quoted.
    func fault(_ row: Int, _ message: String, in range: Range<Int>, remedy: String) -> ImportError {
        let text = CandleFileError.excerpt(of: bytes.span, in: range)
        return ImportError(file, place(ofRow: row), "\(message) \"\(text)\"", remedy: remedy)
    }
}
