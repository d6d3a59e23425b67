/// A value that a statement can hold in one of its places.
///
/// There is no floating point on purpose: what is money is a whole number of smallest units, and one that may
/// not fit 64 bits goes in as decimal text.
public enum SQLiteValue: Sendable, Hashable {
    /// Nothing.
    case null
    /// A whole number of 64 bits.
    case integer(Int64)
    /// A text.
    case text(String)

    /// A wide whole number as decimal text.
    public static func wide(_ value: Int128) -> SQLiteValue { .text(String(value)) }

    /// A wide whole number as decimal text, or nothing.
    public static func wide(_ value: Int128?) -> SQLiteValue { value.map { .wide($0) } ?? .null }

    /// A whole number, or nothing.
    public static func integer(_ value: Int64?) -> SQLiteValue {
        value.map { SQLiteValue.integer($0) } ?? .null
    }

    /// A text, or nothing.
    public static func text(_ value: String?) -> SQLiteValue {
        value.map { SQLiteValue.text($0) } ?? .null
    }
}
