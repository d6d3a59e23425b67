import Solana

/// Accounts of both token programs and of the programs of pools; the first byte says whose they are.
enum TokenStateTarget: FuzzTarget {
    private static let owners = [
        KnownAddress.tokenProgram, KnownAddress.token2022Program, KnownAddress.raydiumV4,
        KnownAddress.raydiumCPMM, KnownAddress.pumpSwap,
    ]

    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let choice = bytes.first else { return }
        let account = Account(
            owner: owners[Int(choice) % owners.count],
            lamports: 1,
            data: Array(bytes.dropFirst())
        )
        if let mint = try? Mint(account) {
            let powers = MintPowers(mint)
            demand(powers.transferFeeBps <= 10_000, "a fee beyond the whole")
            demand((try? TokenAccount(account)) == nil, "a mint that is an account as well")
        }
        if let pool = try? Pool(account) {
            demand(pool.sides.count == 2, "a pool of other than two tokens")
            for side in pool.sides {
                demand(Pool.reserve(side, balance: .max) != nil, "more owed than can be")
            }
        }
    }

    private static let key = KnownAddress.usdc.bytes

    private static let mint: [UInt8] =
        [1, 0, 0, 0] + key + [1, 2, 3, 4, 5, 6, 7, 0, 6, 1, 0, 0, 0, 0] + key

    /// A mint with a delegate, a fee and a name.
    private static let extended: [UInt8] =
        mint + [UInt8](repeating: 0, count: 83) + [1] + [12, 0, 32, 0] + key
        + [1, 0, 108, 0] + key + key + [UInt8](repeating: 0, count: 44)
        + [19, 0, 78, 0] + key + key + [1, 0, 0, 0, 65, 0, 0, 0, 0, 0, 0, 0, 0, 0]

    private static let pool: [UInt8] =
        [0xF7, 0xED, 0xE3, 0xF5, 0xD7, 0xC3, 0xDE, 0x46] + [UInt8](repeating: 7, count: 629)

    static let seeds: [[UInt8]] = [
        [0] + mint, [1] + extended, [0] + key + key + [UInt8](repeating: 1, count: 101), [3] + pool,
        [2, 6] + [UInt8](repeating: 0, count: 7) + [UInt8](repeating: 7, count: 744),
        [4, 0xF1, 0x9A, 0x6D, 0x04, 0x11, 0xB1, 0x6D, 0xBC] + [UInt8](repeating: 7, count: 237),
    ]
}
