public import Solana

/// A token account's bytes.
public enum HoldingBytes {
    /// An account of `owner` with `amount` base units.
    public static func account(
        of mint: Address,
        owner: Address,
        _ amount: UInt64,
        program: TokenProgram = .token,
        isFrozen: Bool = false
    ) -> Account {
        var data = mint.bytes + owner.bytes + MintBytes.little(amount, 8)
        data += MintBytes.option(nil) + [isFrozen ? 2 : 1]
        data += [0, 0, 0, 0] + MintBytes.little(0, 8) + MintBytes.little(0, 8)
        data += MintBytes.option(nil)
        return Account(owner: program.address, lamports: 2_039_280, data: data)
    }
}
