import Intel
import Solana
import TradeModel

/// The sale that is tried.
struct Sale: Sendable {
    /// Somebody in whose name it is tried: a wallet that holds as much.
    struct Seller: Sendable {
        let wallet: SellerWallet
        let account: Address
        /// What the account has of the token, in base units.
        let held: UInt64
        /// What wallet and account hold before it, in lamports.
        let lamports: UInt64
    }

    /// How much, in base units.
    var amount: UInt64 = 0
    var quote: JupiterQuote?
    var seller: Seller?
    var transaction: [UInt8]?
    /// What came of the trial, until it is sure that nothing but the sale changed what the seller has.
    var outcome: (test: SellTest, slot: UInt64, at: Instant)?
}
