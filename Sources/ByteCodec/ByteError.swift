// What can be wrong with bytes that came from outside. Every decoder in this target reports one of
// these and never traps, whatever it is given.

/// Why bytes could not be read, with the offset at which reading stopped.
public enum ByteError: Error, Hashable, Sendable {
    /// `needed` bytes were asked for at `offset`, and only `available` are left.
    case outOfBytes(offset: Int, needed: Int, available: Int)
    /// Bytes are left over where the value should have ended.
    case trailingBytes(offset: Int, count: Int)
    /// The value at `offset` is not one that the format allows.
    case invalidValue(offset: Int)
    /// The byte at `offset` is not a hexadecimal digit, or the digits are odd in number.
    case invalidHex(offset: Int)
}

extension ByteError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .outOfBytes(let offset, let needed, let available):
            "at byte \(offset): \(needed) bytes are needed and \(available) are left"
        case .trailingBytes(let offset, let count):
            "at byte \(offset): \(count) bytes are left over"
        case .invalidValue(let offset):
            "at byte \(offset): not a value that the format allows"
        case .invalidHex(let offset):
            "at character \(offset): not a hexadecimal digit, or an odd number of digits"
        }
    }
}
