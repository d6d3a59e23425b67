import ByteCodec
import Money
import SQLite
import TradeModel

/// Collects a row's values and their checksum.
struct RowWriter {
    private var values: [SQLiteValue] = []
    private var sum = CRC32C()

    init(number: Int64) { add(.integer(number)) }

    private mutating func add(_ value: SQLiteValue) {
        sum.update(value)
        values.append(value)
    }

    mutating func integer(_ value: Int64) { add(.integer(value)) }
    mutating func integer(_ value: Int64?) { add(.integer(value)) }
    mutating func wide(_ value: Int128) { add(.wide(value)) }
    mutating func wide(_ value: Int128?) { add(.wide(value)) }
    mutating func text(_ value: String) { add(.text(value)) }
    mutating func text(_ value: String?) { add(.text(value)) }
    mutating func time(_ value: Instant) { add(.integer(value.nanoseconds)) }
    mutating func time(_ value: Instant?) { add(.integer(value?.nanoseconds)) }
    /// A number of 64 bits without a sign; SQLite's have one.
    mutating func bits(_ value: UInt64) { add(.integer(Int64(bitPattern: value))) }
    mutating func bits(_ value: UInt64?) { add(.integer(value.map { Int64(bitPattern: $0) })) }
    /// A case by its name.
    mutating func word(_ value: some CaseIterable) { add(.text("\(value)")) }
    mutating func word<Word: CaseIterable>(_ value: Word?) { add(.text(value.map { "\($0)" })) }

    /// The values, the checksum behind them.
    func finish() -> [SQLiteValue] { values + [.integer(Int64(sum.value))] }
}

extension CRC32C {
    /// Takes a value in, so that no two different rows give the same bytes.
    mutating func update(_ value: SQLiteValue) {
        switch value {
        case .null: update(word: 0)
        case .integer(let value):
            update(word: 1)
            update(word: UInt32(truncatingIfNeeded: value))
            update(word: UInt32(truncatingIfNeeded: value >> 32))
        case .text(var text):
            update(word: 2)
            update(word: UInt32(truncatingIfNeeded: text.utf8.count))
            text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
        }
    }
}
