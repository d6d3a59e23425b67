// How the elements of a JSON array become fields: all as the first one suggests.

import ByteCodec

/// The shape of an array's elements.
struct JSONRowShape {
    /// The header of the rows.
    let columns: [String]
    /// Members that mean nothing here.
    private(set) var ignored: [String] = []
    private let kind: Kind

    private enum Kind {
        case array
        case candles
        case trades([TradeColumn])
    }

    /// The shape that an element suggests.
    init(_ first: JSONValue) {
        let candles = CandleColumn.allCases.map(\.rawValue)
        let names = first.members?.map(\.key) ?? []
        if first.array != nil {
            kind = .array
            columns = candles
        } else if names.contains(where: { TradeColumn(header: $0) == .price }) {
            let found = TradeColumn.allCases.filter { column in
                column.isNeeded || names.contains { TradeColumn(header: $0) == column }
            }
            kind = .trades(found)
            columns = found.map(\.name)
        } else {
            kind = .candles
            columns = candles
        }
    }

    /// The fields of an element, parted by commas; nil where it is of another shape, lacks one, or has a text
    /// that cannot be a field.
    mutating func row(_ element: JSONValue) -> [UInt8]? {
        let fields: [JSONValue?]
        switch kind {
        case .array:
            guard let array = element.array, array.count >= CandleColumn.count else { return nil }
            fields = array.prefix(CandleColumn.count).map { $0 }
        case .candles:
            guard let members = element.members else { return nil }
            fields = CandleColumn.allCases.map { column in
                members.first { Self.candleColumn($0.key) == column }?.value
            }
            note(members) { Self.candleColumn($0) != nil }
        case .trades(let found):
            guard let members = element.members else { return nil }
            fields = found.map { column in
                members.first { TradeColumn(header: $0.key) == column }?.value
            }
            note(members) { TradeColumn(header: $0) != nil }
        }
        return Self.joined(fields)
    }

    private mutating func note(_ members: [JSONValue.Member], _ isKnown: (String) -> Bool) {
        for member in members where !isKnown(member.key) && !ignored.contains(member.key) {
            // A document of endless names is not worth more.
            if ignored.count < 32 { ignored.append(member.key) }
        }
    }

    /// The long names, and the letters that exchanges write.
    private static func candleColumn(_ key: String) -> CandleColumn? {
        if let column = CandleColumn(header: key) { return column }
        return CandleColumn.allCases.first { $0.rawValue.prefix(1) == key }
    }

    private static func joined(_ fields: [JSONValue?]) -> [UInt8]? {
        var row: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { row.append(.comma) }
            guard let text = text(field) else { return nil }
            row += text
        }
        return row
    }

    /// A field's text: empty for null, which is what an unknown volume is.
    private static func text(_ field: JSONValue?) -> [UInt8]? {
        switch field {
        case nil, .array, .object: return nil
        case .null: return []
        case .bool(let flag): return Array("\(flag)".utf8)
        case .number(let text): return Array(text.utf8)
        case .string(let text):
            let bytes = Array(text.utf8)
            let isField = bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != .comma }
            return isField ? bytes : nil
        }
    }
}
