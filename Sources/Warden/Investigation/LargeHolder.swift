import Solana

/// One of the largest accounts of a token, as the chain has it.
struct LargeHolder: Sendable {
    let address: Address
    /// How much it held when it was listed, in base units.
    let listed: UInt64
    let account: TokenAccount
    /// What the account itself holds for its rent.
    let lamports: UInt64
    /// What its owner has of SOL; nil unless that is known, and the owner is a person's wallet.
    var wallet: SellerWallet?
}

/// What a wallet has of SOL, and where.
struct SellerWallet: Sendable, Hashable {
    let owner: Address
    /// Its account of wrapped SOL, whether that exists or not.
    let wrapped: Address
    /// What lies in both, in lamports.
    let lamports: UInt64
    /// What it can pay with, in lamports.
    let spendable: UInt64

    /// A wallet of a person: a key to it may exist, and no program has made anything of it.
    init?(_ owner: Address, at wrapped: Address, _ wallet: Account?, _ account: Account?) {
        guard let wallet, wallet.owner == KnownAddress.systemProgram, wallet.data.isEmpty,
            owner.isOnCurve
        else { return nil }
        let (sum, overflow) = wallet.lamports.addingReportingOverflow(account?.lamports ?? 0)
        guard !overflow else { return nil }
        self.owner = owner
        self.wrapped = wrapped
        lamports = sum
        spendable = wallet.lamports
    }
}
