// Account bytes by the layouts of the token programs, for states that are made up.

public import Solana

/// A mint's bytes in the making.
public struct MintBytes: Sendable {
    /// Who can make more of it.
    public var mintAuthority: Address?
    /// How much there is, in base units.
    public var supply: UInt64
    /// Its decimals.
    public var decimals: UInt8 = 6
    /// Who can freeze accounts.
    public var freezeAuthority: Address?
    /// Its program.
    public var program = TokenProgram.token
    /// Extensions as type and value.
    public var extensions: [Extension] = []

    /// An extension by its number, with its bytes.
    public struct Extension: Sendable, Hashable {
        /// Its number.
        public let type: UInt16
        /// Its bytes.
        public let value: [UInt8]

        /// An extension.
        public init(_ type: UInt16, _ value: [UInt8]) {
            self.type = type
            self.value = value
        }
    }

    /// A mint that nobody has power over.
    public init(supply: UInt64) { self.supply = supply }

    /// The account.
    public var account: Account {
        var data = Self.option(mintAuthority) + Self.little(supply, 8) + [decimals, 1]
        data += Self.option(freezeAuthority)
        if !extensions.isEmpty {
            data += [UInt8](repeating: 0, count: 165 - data.count) + [1]
            data += extensions.flatMap { Self.entry($0.type, $0.value) }
        }
        let owner = extensions.isEmpty ? program : .token2022
        return Account(owner: owner.address, lamports: 1_461_600, data: data)
    }

    /// A key behind a tag; without one the bytes behind the tag are stale, as they are on the chain.
    static func option(_ address: Address?) -> [UInt8] {
        address.map { [1, 0, 0, 0] + $0.bytes } ?? [0, 0, 0, 0]
            + [UInt8](repeating: 0xAA, count: 32)
    }

    static func entry(_ type: UInt16, _ value: [UInt8]) -> [UInt8] {
        little(UInt64(type), 2) + little(UInt64(value.count), 2) + value
    }

    /// A number of `size` bytes, little-endian.
    public static func little(_ value: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    /// The key of an extension: zeros for none.
    public static func key(_ address: Address?) -> [UInt8] {
        address?.bytes ?? [UInt8](repeating: 0, count: 32)
    }

    /// The value of a fee on transfers with a fee that holds and one that is to come.
    public static func transferFee(
        authority: Address?,
        now: UInt16,
        later: UInt16
    ) -> [UInt8] {
        key(authority) + key(nil) + little(0, 8)
            + little(0, 8) + little(.max, 8) + little(UInt64(now), 2)
            + little(1_000, 8) + little(.max, 8) + little(UInt64(later), 2)
    }
}
