import ByteCodec
import Money
import SQLite
import TradeModel

/// Reads a row's values in order and checks its checksum.
struct RowReader {
    private let row: SQLiteRow
    private var column: Int32 = 0
    private var sum = CRC32C()

    init(_ row: SQLiteRow) { self.row = row }

    private mutating func next() throws(SQLiteError) -> SQLiteValue {
        let value = try row.value(column)
        sum.update(value)
        column += 1
        return value
    }

    /// The error for the column that was read last.
    func wrong(_ wanted: String) -> SQLiteError { row.contradiction(column - 1, wanted) }

    mutating func integer() throws(SQLiteError) -> Int64 {
        guard let value = try optionalInteger() else { throw wrong("a whole number") }
        return value
    }

    mutating func optionalInteger() throws(SQLiteError) -> Int64? {
        switch try next() {
        case .null: return nil
        case .integer(let value): return value
        case .text: throw wrong("a whole number")
        }
    }

    /// A whole number of a smaller type.
    mutating func narrow<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(SQLiteError) -> Number {
        guard let value = Number(exactly: try integer()) else { throw wrong("a smaller number") }
        return value
    }

    /// A smaller number, or nil where there is nothing.
    mutating func optionalNarrow<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(SQLiteError) -> Number? {
        guard let value = try optionalInteger() else { return nil }
        guard let narrow = Number(exactly: value) else { throw wrong("a smaller number") }
        return narrow
    }

    mutating func optionalText() throws(SQLiteError) -> String? {
        switch try next() {
        case .null: return nil
        case .text(let text): return text
        case .integer: throw wrong("a text")
        }
    }

    mutating func text() throws(SQLiteError) -> String {
        guard let text = try optionalText() else { throw wrong("a text") }
        return text
    }

    mutating func optionalWide() throws(SQLiteError) -> Int128? {
        guard let text = try optionalText() else { return nil }
        guard let value = Int128(text) else { throw wrong("a wide whole number") }
        return value
    }

    mutating func wide() throws(SQLiteError) -> Int128 {
        guard let value = try optionalWide() else { throw wrong("a wide whole number") }
        return value
    }

    /// Base units of an order or a fill, never negative.
    mutating func quantity() throws(SQLiteError) -> Quantity {
        guard let quantity = Quantity(exactly: try wide()) else { throw wrong("a quantity") }
        return quantity
    }

    mutating func time() throws(SQLiteError) -> Instant { Instant(nanoseconds: try integer()) }

    mutating func optionalTime() throws(SQLiteError) -> Instant? {
        try optionalInteger().map { Instant(nanoseconds: $0) }
    }

    mutating func bits() throws(SQLiteError) -> UInt64 { UInt64(bitPattern: try integer()) }

    mutating func optionalBits() throws(SQLiteError) -> UInt64? {
        try optionalInteger().map { UInt64(bitPattern: $0) }
    }

    mutating func word<Word: CaseIterable>() throws(SQLiteError) -> Word {
        guard let word: Word = try optionalWord() else { throw wrong("a word") }
        return word
    }

    mutating func optionalWord<Word: CaseIterable>() throws(SQLiteError) -> Word? {
        guard let text = try optionalText() else { return nil }
        guard let word = Word.allCases.first(where: { "\($0)" == text }) else {
            throw wrong("one of our words")
        }
        return word
    }

    /// Checks the row's checksum, which is the column behind all others.
    mutating func finish() throws(SQLiteError) {
        let value = Int64(sum.value)
        guard try row.integer(column) == value else {
            throw row.contradiction(column, "the row's checksum")
        }
    }
}
