import Solana

extension PricedMint {
    /// What reading the answer about `mint` comes to.
    init(_ mint: Address, reading: () throws(IntelError) -> PriceReading) {
        do throws(IntelError) {
            self.init(mint, .success(try reading()))
        } catch {
            self.init(mint, .failure(error))
        }
    }
}
