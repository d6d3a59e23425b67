import ByteCodec
import Solana

/// What the twins write in the place of a transaction: their own words for one sale. No chain takes it.
struct TwinSale: Hashable {
    let owner: Address
    let mint: Address
    let amount: UInt64
    let least: UInt64

    private static let magic = Array("TWINSALE".utf8)

    init(owner: Address, mint: Address, amount: UInt64, least: UInt64) {
        self.owner = owner
        self.mint = mint
        self.amount = amount
        self.least = least
    }

    var bytes: [UInt8] {
        Self.magic + owner.bytes + mint.bytes + MintBytes.little(amount, 8)
            + MintBytes.little(least, 8)
    }

    init?(_ bytes: [UInt8]) {
        guard bytes.count == 88, bytes.starts(with: Self.magic),
            let owner = Address(bytes: bytes[8..<40]), let mint = Address(bytes: bytes[40..<72])
        else { return nil }
        func number(_ place: Int) -> UInt64 {
            bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(owner: owner, mint: mint, amount: number(72), least: number(80))
    }
}
