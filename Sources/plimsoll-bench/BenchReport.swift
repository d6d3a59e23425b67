// What was measured, as a table for people and as one document for scripts.

import ByteCodec

/// The measures of one run.
struct BenchReport {
    private var measures: [Measure] = []
    private var notes: [String] = []

    mutating func add(_ measure: Measure) { measures.append(measure) }

    mutating func note(_ text: String) { notes.append(text) }

    /// The table, the notes under it.
    var table: String {
        let head = ["measure", "median", "unit", "ratio", "aim", ""]
        let rows = [head] + measures.map(BenchReport.cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var text = ""
        for row in rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                let isNumber = column == 1 || column == 3
                line += (column > 0 ? "  " : "") + (isNumber ? padding + cell : cell + padding)
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        if !notes.isEmpty { text += "\n" + notes.map { $0 + "\n" }.joined() }
        return text
    }

    /// The same as JSON.
    var json: String {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("measures")
        writer.beginArray()
        for measure in measures { BenchReport.write(measure, to: &writer) }
        writer.endArray()
        writer.key("notes")
        writer.beginArray()
        for note in notes { writer.string(note) }
        writer.endArray()
        writer.endObject()
        return writer.text
    }

    private static func cells(_ measure: Measure) -> [String] {
        let verdict = measure.isMet.map { $0 ? "met" : "missed" }
        return [
            measure.title, measure.value.text, measure.unit, measure.ratio?.text ?? "",
            measure.aim?.text ?? "", verdict ?? "",
        ]
    }

    private static func write(_ measure: Measure, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", string: measure.name)
        writer.member("title", string: measure.title)
        writer.member("median", number: "\(measure.value)")
        writer.member("unit", string: measure.unit)
        if let ratio = measure.ratio { writer.member("ratio", number: "\(ratio)") }
        switch measure.aim {
        case .atMost(let limit): writer.member("atMost", number: "\(limit)")
        case .atLeast(let limit): writer.member("atLeast", number: "\(limit)")
        case nil: break
        }
        if let isMet = measure.isMet { writer.member("met", bool: isMet) }
        writer.endObject()
    }
}
