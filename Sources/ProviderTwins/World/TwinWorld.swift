public import Intel
public import Solana
public import TradeModel

/// Everything that the twins of a chain and its providers know: tokens that change in the course of a script.
public struct TwinWorld: Sendable {
    /// When the script begins.
    public let start: Instant
    /// What SOL costs, in millionths of a US dollar.
    public var solMicroUsd: Int64 = 150_000_000
    /// The tokens.
    public var stories: [TwinStory]
    /// Keys without which a provider answers nobody.
    public var keys: [(provider: ProviderID, key: String)] = []

    /// The slot at the beginning.
    static let firstSlot: UInt64 = 300_000_000

    /// A world of these stories.
    public init(from start: Instant, _ stories: [TwinStory]) {
        self.start = start
        self.stories = stories
    }

    /// The tokens as they are at `now`.
    public func tokens(at now: Instant) -> [TwinToken] {
        stories.map { $0.token(after: now - start) }
    }

    /// The token of a mint as it is at `now`.
    func token(_ mint: Address, at now: Instant) -> TwinToken? {
        stories.first { $0.token.mint == mint }?.token(after: now - start)
    }

    /// The slot at `now`.
    func slot(at now: Instant) -> UInt64 {
        let passed = max(0, (now - start).nanoseconds) / 400_000_000
        return Self.firstSlot + UInt64(passed)
    }

    /// Every account that exists at `now`.
    public func accounts(at now: Instant) -> [(address: Address, account: Account)] {
        tokens(at: now).flatMap { token in
            [(token.mint, token.mintAccount ?? token.state.account)]
                + token.pools.flatMap(\.accounts) + token.holders.flatMap { token.accounts(of: $0) }
        }
    }
}

extension TwinToken {
    /// The program that it belongs to.
    var program: TokenProgram {
        if let found = mintAccount.flatMap({ TokenProgram($0.owner) }) { return found }
        return state.extensions.isEmpty ? state.program : .token2022
    }

    /// What belongs to a holder.
    fileprivate func accounts(of holding: Holding) -> [(address: Address, account: Account)] {
        let tokens = HoldingBytes.account(
            of: mint,
            owner: holding.owner,
            holding.amount,
            program: program
        )
        var found = [(account(of: holding.owner), tokens), (holding.owner, wallet(walletLamports))]
        if wrappedSol > 0, let address = wrappedAccount(of: holding.owner) {
            found.append((address, wrappedAccount(holding: wrappedSol, of: holding.owner)))
        }
        return found
    }

    /// A wallet of somebody.
    func wallet(_ lamports: UInt64) -> Account {
        Account(owner: KnownAddress.systemProgram, lamports: lamports, data: [])
    }

    /// Where a holder's wrapped SOL lies, if there is any.
    func wrappedAccount(of owner: Address) -> Address? {
        Address.associatedTokenAccount(of: owner, for: KnownAddress.wrappedSOL)
    }

    private func wrappedAccount(holding lamports: UInt64, of owner: Address) -> Account {
        let bytes = HoldingBytes.account(of: KnownAddress.wrappedSOL, owner: owner, lamports)
        return Account(
            owner: bytes.owner,
            lamports: bytes.lamports + lamports,
            data: bytes.data
        )
    }
}
