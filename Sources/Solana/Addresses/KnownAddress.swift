/// Addresses that are the same on every day and for everybody.
public enum KnownAddress {
    /// The system program: owner of accounts that nobody has made anything of.
    public static let systemProgram = known("11111111111111111111111111111111")
    /// The token program of 2020.
    public static let tokenProgram = known("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
    /// The token program with extensions.
    public static let token2022Program = known("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb")
    /// The program that derives a wallet's token accounts.
    public static let associatedTokenProgram = known("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")
    /// The program that sets what a transaction pays to be taken early.
    public static let computeBudget = known("ComputeBudget111111111111111111111111111111")
    /// Jupiter's router.
    public static let jupiter = known("JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4")
    /// The program that names tokens.
    public static let metaplexProgram = known("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s")
    /// Wrapped SOL, nine decimals.
    public static let wrappedSOL = known("So11111111111111111111111111111111111111112")
    /// USDC, six decimals.
    public static let usdc = known("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")
    /// USDT, six decimals.
    public static let usdt = known("Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB")
    /// Where tokens are sent so that nobody has them any more.
    public static let incinerator = known("1nc1nerator11111111111111111111111111111111")
    /// Raydium's constant-product pools of 2021.
    public static let raydiumV4 = known("675kPX9MHTjS2zt1qfr1NYHuzeLXfQM9H24wFSUt1Mp8")
    /// What owns the vaults and mints the shares of those.
    public static let raydiumV4Authority = known("5Q544fKrFoe6tsEbD7S8EmxGTJYAKtTVhAW5Q5pge4j1")
    /// Raydium's constant-product pools of today.
    public static let raydiumCPMM = known("CPMMoo8L3F4NbTegBCKVNunggL7H1ZpdTHKxQB5qKP1C")
    /// What owns the vaults and mints the shares of those.
    public static let raydiumCPMMAuthority = known("GpMZbSM2GgvTKHJirzeGfMFoaZ8UR2X7F4v8vHTvxFbL")
    /// What holds shares of pools that are locked for ever.
    public static let raydiumLockAuthority = known("3f7GcQFG397GAaEnv51zR6tsTVihYRydnydDD1cXekxH")
    /// Pump.fun: launches on a curve.
    public static let pumpFun = known("6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P")
    /// PumpSwap: the pools that a launch ends in.
    public static let pumpSwap = known("pAMMBay6oceH9fJKBRHGP5D4bD4sWpmSwMn52FMfXEA")

    private static func known(_ text: String) -> Address {
        guard let address = Address(text) else { preconditionFailure("\(text) is no address") }
        return address
    }
}
