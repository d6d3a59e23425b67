import Intel
import Solana
import TradeModel

// Who has the most of the token, and what each of them is.
extension Investigation {
    /// So many of the largest accounts are looked at: as many as a node lists.
    static let mostAccounts = 20

    /// The mint is read again beside its holders, so that what they have and what there is are of one state of the
    /// chain.
    mutating func askHolders() {
        guard hasLargest else { return }
        let listed = largest
        ask(SolanaRPC.accounts([mint] + listed.map(\.address), notBefore: slot)) {
            investigation,
            reading,
            now in
            investigation.noteReading(at: now)
            investigation.takeMint(reading, at: now)
            investigation.takeHolders(Array(reading.value.dropFirst()))
        } missing: { investigation, gap in
            investigation.hasLargest = false
            investigation.dossier.holders = .unknown(gap)
        }
    }

    /// An account that was among the largest and is not one of this token any more hides a holder.
    private mutating func takeHolders(_ accounts: [Account?]) {
        var found: [LargeHolder] = []
        for (large, account) in zip(largest, accounts) {
            guard let account, let holding = readHolding(account), holding.mint == mint else {
                hasLargest = false
                dossier.holders = .unknown(
                    Gap(.solanaRPC, .failed("one of the largest accounts is gone; ask again"))
                )
                return
            }
            found.append(
                LargeHolder(
                    address: large.address,
                    listed: large.amount,
                    account: holding,
                    lamports: account.lamports
                )
            )
        }
        holders = found
    }

    func readHolding(_ account: Account) -> TokenAccount? {
        do throws(TokenStateError) {
            return try TokenAccount(account)
        } catch {
            return nil
        }
    }

    /// Whose the large accounts are: a person's, a pool's, or another program's. What persons have of SOL is what a
    /// sale in their name is measured against.
    mutating func askOwners() {
        var owners: [Address] = []
        for holder in holders where !owners.contains(holder.account.owner) {
            owners.append(holder.account.owner)
        }
        let wallets = owners.compactMap { owner in
            Address.associatedTokenAccount(of: owner, for: KnownAddress.wrappedSOL)
                .map { (owner: owner, wrapped: $0) }
        }
        guard !wallets.isEmpty else { return }
        let asked = wallets.flatMap { [$0.owner, $0.wrapped] }
        ask(SolanaRPC.accounts(asked, notBefore: slot)) { investigation, reading, _ in
            for (place, wallet) in wallets.enumerated() {
                investigation.takeOwner(
                    wallet.owner,
                    SellerWallet(
                        wallet.owner,
                        at: wallet.wrapped,
                        reading.value[2 * place],
                        reading.value[2 * place + 1]
                    ),
                    reading.value[2 * place]
                )
            }
        } missing: { investigation, gap in
            investigation.dossier.lock = .unknown(gap)
            investigation.dossier.sell = .unknown(gap)
        }
    }

    private mutating func takeOwner(_ owner: Address, _ wallet: SellerWallet?, _ account: Account?)
    {
        for place in holders.indices where holders[place].account.owner == owner {
            holders[place].wallet = wallet
        }
        if account?.owner == KnownAddress.pumpSwap { poolOwners.append(owner) }
    }

    /// Whether one of the largest accounts is the vault of a pool that nobody named.
    var hasUnnamedPool: Bool {
        let authorities = [KnownAddress.raydiumV4Authority, KnownAddress.raydiumCPMMAuthority]
        return holders.contains { holder in
            (authorities + poolOwners).contains(holder.account.owner)
                && !vaults.contains(holder.address)
        }
    }

    /// Counts who has what.
    func holderShares(of token: Mint) -> HolderShares? {
        HolderShares(
            holders.map { ($0.address, $0.account) },
            of: token.supply,
            missing: unaccounted(of: token)
        ) { address, account in
            exclusion(address, account)
        }
    }

    /// What somebody has and no account was found for: what left the largest accounts after they were listed, and,
    /// where the list is so short that it ought to be whole, everything that is not in it.
    private func unaccounted(of token: Mint) -> UInt64 {
        if holders.count < Self.mostAccounts {
            return holders.reduce(token.supply) { rest, holder in
                rest - min(rest, holder.account.amount)
            }
        }
        return holders.reduce(0) { sum, holder in
            let moved = holder.listed - min(holder.listed, holder.account.amount)
            let (more, overflow) = sum.addingReportingOverflow(moved)
            return overflow ? .max : more
        }
    }

    /// A pool's vault is not a holder where it is a market; pools whose shares somebody can turn in are told
    /// of by another rule.
    private func exclusion(
        _ address: Address,
        _ account: TokenAccount
    ) -> HolderShares.Exclusion? {
        if pools.contains(where: { $0.token.vault == address && isMarket($0) }) { return .pool }
        if account.owner == KnownAddress.incinerator { return .burned }
        if account.owner == KnownAddress.raydiumLockAuthority { return .locker }
        return nil
    }
}
