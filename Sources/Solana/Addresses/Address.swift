/// The 32 bytes under which an account, a mint or a program is known.
public struct Address: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// Of `bytes`; nil unless there are 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in bytes.enumerated() {
            words[place / 8] = words[place / 8] << 8 | UInt64(byte)
        }
        first = words[0]
        second = words[1]
        third = words[2]
        fourth = words[3]
    }

    /// What `text` spells in base58; nil unless that is 32 bytes. Case counts.
    public init?(_ text: String) {
        guard let bytes = Base58.decode(text, limit: 44) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [first, second, third, fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    /// Base58.
    public var description: String { Base58.encode(bytes) }

    /// In the order of the bytes.
    public static func < (lhs: Address, rhs: Address) -> Bool {
        (lhs.first, lhs.second, lhs.third, lhs.fourth) < (
            rhs.first, rhs.second, rhs.third, rhs.fourth
        )
    }
}
