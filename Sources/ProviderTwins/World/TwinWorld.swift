public import Intel
import Solana
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

    /// Every account that exists at `now`. Whoever holds something has five SOL beside it.
    func accounts(at now: Instant) -> [(address: Address, account: Account)] {
        tokens(at: now).flatMap { token in
            [(token.mint, token.mintAccount ?? token.state.account)] + token.pool.accounts
                + token.holders.flatMap { holding in
                    [
                        (
                            token.account(of: holding.owner),
                            HoldingBytes.account(
                                of: token.mint,
                                owner: holding.owner,
                                holding.amount,
                                program: token.program
                            )
                        ),
                        (holding.owner, TwinWorld.wallet),
                    ]
                }
        }
    }

    /// What somebody has beside tokens.
    static let wallet = Account(
        owner: KnownAddress.systemProgram,
        lamports: 5_000_000_000,
        data: []
    )
}

extension TwinToken {
    /// The program that it belongs to.
    var program: TokenProgram {
        if let found = mintAccount.flatMap({ TokenProgram($0.owner) }) { return found }
        return state.extensions.isEmpty ? state.program : .token2022
    }
}
