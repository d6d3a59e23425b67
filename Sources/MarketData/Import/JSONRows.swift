// JSON as rows of text. Numbers keep their digits: nothing here is ever a binary fraction.
//
// Understood are an array of arrays (`[time, open, high, low, close, volume, …]`), an array of objects, and
// an object whose member `candles`, `trades` or `data` is one of those.

import ByteCodec

/// The elements of a JSON document as a CSV's rows.
struct JSONRows {
    /// The CSV: a header and a row an element.
    let text: [UInt8]
    /// Members of objects that mean nothing here, sorted.
    let ignored: [String]

    /// The largest document, in bytes.
    static let limit = 256 << 20

    /// Whether these bytes begin as a document does that may hold candles or trades.
    static func begins(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }

    init(_ bytes: [UInt8], _ file: String) throws(ImportError) {
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: bytes, limits: .init(depth: 8, bytes: Self.limit))
        } catch {
            throw ImportError(file, .file, "\(error)", remedy: "export it again as JSON")
        }
        guard let elements = Self.elements(document), let first = elements.first else {
            throw ImportError(file, .file, "no candle and no trade in it", remedy: Self.remedy)
        }
        var shape = JSONRowShape(first)
        var text = Array((shape.columns.joined(separator: ",") + "\n").utf8)
        for (index, element) in elements.enumerated() {
            guard let row = shape.row(element) else {
                throw ImportError(file, .element(index + 1), "no row in it", remedy: Self.remedy)
            }
            text += row
            text.append(.newline)
        }
        self.text = text
        ignored = shape.ignored.sorted()
    }

    private static let remedy =
        "give an array of candles ([time,open,high,low,close,volume] or objects) or of trades "
        + "(objects with time, price, amount)"

    private static func elements(_ document: JSONValue) -> [JSONValue]? {
        if let array = document.array { return array }
        return ["candles", "trades", "data"].lazy.compactMap { document[$0]?.array }.first
    }
}
