public import Solana

/// A pool of a token and wrapped SOL.
public struct TwinPool: Sendable {
    /// Its address.
    public let address: Address
    /// Its vaults, of the token and of SOL.
    public let vaults: (token: Address, sol: Address)
    /// The mint of its shares.
    public let shareMint: Address
    /// What kind it is.
    public var kind = Pool.Kind.raydiumCPMM
    /// What lies in it of the token, in base units.
    public var tokens: UInt64 = 400_000_000_000_000
    /// What lies in it of SOL, in lamports.
    public var lamports: UInt64 = 300_000_000_000
    /// Shares that it has issued.
    public var sharesIssued: UInt64 = 10_000_000_000_000
    /// Who has what of them; the rest was burned.
    public var shares: [TwinToken.Holding] = []
    /// Before when nobody can swap, in seconds since 1970; of Raydium's pools of today alone.
    public var opensAt: UInt64 = 0

    private let mint: Address

    /// The pool's own fee, in hundredths of a percent.
    static let feeBps: UInt64 = 25

    init(of symbol: String, _ mint: Address) {
        self.mint = mint
        address = TwinName.address("pool \(symbol)")
        vaults = (TwinName.address("vault \(symbol)"), TwinName.address("sol vault \(symbol)"))
        shareMint = TwinName.address("shares \(symbol)")
    }

    /// The pool's account, and those of its vaults and shares.
    var accounts: [(Address, Account)] {
        var bytes = PoolBytes(
            kind,
            mints: (mint, KnownAddress.wrappedSOL),
            vaults: vaults,
            shareMint: shareMint,
            sharesIssued: sharesIssued
        )
        bytes.opensAt = opensAt
        let authority =
            switch kind {
            case .raydiumV4: KnownAddress.raydiumV4Authority
            case .raydiumCPMM: KnownAddress.raydiumCPMMAuthority
            case .pumpSwap: address
            }
        var shareState = MintBytes(supply: shares.reduce(0) { $0 + $1.amount })
        shareState.mintAuthority = authority
        return [
            (address, bytes.account),
            (vaults.token, HoldingBytes.account(of: mint, owner: authority, tokens)),
            (
                vaults.sol,
                HoldingBytes.account(of: KnownAddress.wrappedSOL, owner: authority, lamports)
            ),
            (shareMint, shareState.account),
        ]
            + shares.map {
                (
                    shareAccount(of: $0.owner),
                    HoldingBytes.account(of: shareMint, owner: $0.owner, $0.amount)
                )
            }
    }

    func shareAccount(of owner: Address) -> Address {
        TwinName.account(of: owner, for: shareMint)
    }

    /// Shares that somebody can turn in.
    var withdrawable: UInt64 {
        shares.reduce(0) { PoolShares.graves.contains($1.owner) ? $0 : $0 + $1.amount }
    }

    /// What selling so much brings, in lamports, after the pool's fee.
    func lamports(for amount: UInt64) -> UInt64 {
        let paid = Int128(amount) * Int128(10_000 - Self.feeBps) / 10_000
        let all = Int128(tokens) + paid
        return all > 0 ? UInt64(clamping: Int128(lamports) * paid / all) : 0
    }

    /// How far selling so much moves the price, in millionths.
    func impactPpm(of amount: UInt64) -> Int64 {
        let all = Int128(tokens) + Int128(amount)
        return all > 0 ? Int64(clamping: Int128(amount) * 1_000_000 / all) : 1_000_000
    }
}
