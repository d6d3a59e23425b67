import ByteCodec
import Solana

/// The transaction that the twins build for a sale: the shape of a real one, with one instruction to the router that
/// holds the twins' own words. No chain takes it.
struct TwinSale: Hashable {
    let owner: Address
    let mint: Address
    let amount: UInt64
    let least: UInt64

    private static let magic = Array("TWINSALE".utf8)
    /// One signature, a header for one signer, three keys.
    private static let head: [UInt8] =
        [1] + [UInt8](repeating: 0, count: 64) + [1, 0, 2, 3]
    /// Blockhash, one instruction to the third key with the first two, and 24 bytes of data.
    private static let tail: [UInt8] = [UInt8](repeating: 0, count: 32) + [1, 2, 2, 0, 1, 24]

    init(owner: Address, mint: Address, amount: UInt64, least: UInt64) {
        self.owner = owner
        self.mint = mint
        self.amount = amount
        self.least = least
    }

    var bytes: [UInt8] {
        Self.head + owner.bytes + mint.bytes + KnownAddress.jupiter.bytes + Self.tail + Self.magic
            + MintBytes.little(amount, 8) + MintBytes.little(least, 8)
    }

    init?(_ bytes: [UInt8]) {
        let keys = Self.head.count
        let data = keys + 96 + Self.tail.count
        guard bytes.count == data + 24, bytes.starts(with: Self.head),
            bytes[data...].starts(with: Self.magic),
            let owner = Address(bytes: bytes[keys..<keys + 32]),
            let mint = Address(bytes: bytes[keys + 32..<keys + 64])
        else { return nil }
        func number(_ place: Int) -> UInt64 {
            bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(owner: owner, mint: mint, amount: number(data + 8), least: number(data + 16))
    }
}
