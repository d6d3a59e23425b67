public import Solana

/// A pool's bytes in the making, by the layouts of the programs.
public struct PoolBytes: Sendable {
    /// What kind of pool it is.
    public var kind: Pool.Kind
    /// The two tokens.
    public var mints: (Address, Address)
    /// The two vaults.
    public var vaults: (Address, Address)
    /// The mint of its shares.
    public var shareMint: Address
    /// How many shares it has issued.
    public var sharesIssued: UInt64
    /// What lies in the vaults and is not the pool's.
    public var owed: (UInt64, UInt64) = (0, 0)
    /// Whether swaps pass.
    public var isOpen = true
    /// Before when nobody can swap, in seconds since 1970; of Raydium's pools of today alone.
    public var opensAt: UInt64 = 0

    /// A pool that is open and owes nothing.
    public init(
        _ kind: Pool.Kind,
        mints: (Address, Address),
        vaults: (Address, Address),
        shareMint: Address,
        sharesIssued: UInt64
    ) {
        self.kind = kind
        self.mints = mints
        self.vaults = vaults
        self.shareMint = shareMint
        self.sharesIssued = sharesIssued
    }

    /// The account.
    public var account: Account {
        switch kind {
        case .raydiumV4: raydiumV4
        case .raydiumCPMM: raydiumCPMM
        case .pumpSwap: pumpSwap
        }
    }

    private var raydiumV4: Account {
        var data = [UInt8](repeating: 0, count: 752)
        data.put(MintBytes.little(isOpen ? 6 : 4, 8), at: 0)
        data.put(MintBytes.little(owed.0, 8), at: 192)
        data.put(MintBytes.little(owed.1, 8), at: 200)
        data.put(vaults.0.bytes + vaults.1.bytes + mints.0.bytes + mints.1.bytes, at: 336)
        data.put(shareMint.bytes, at: 464)
        data.put(MintBytes.little(sharesIssued, 8), at: 720)
        return Account(owner: KnownAddress.raydiumV4, lamports: 1, data: data)
    }

    private var raydiumCPMM: Account {
        var data = [UInt8](repeating: 0, count: 637)
        data.put([0xF7, 0xED, 0xE3, 0xF5, 0xD7, 0xC3, 0xDE, 0x46], at: 0)
        data.put(KnownAddress.incinerator.bytes, at: 40)
        data.put(vaults.0.bytes + vaults.1.bytes + shareMint.bytes, at: 72)
        data.put(mints.0.bytes + mints.1.bytes, at: 168)
        data[329] = isOpen ? 0 : 4
        data.put(MintBytes.little(sharesIssued, 8), at: 333)
        data.put(MintBytes.little(owed.0, 8) + MintBytes.little(owed.1, 8), at: 341)
        data.put(MintBytes.little(opensAt, 8), at: 373)
        return Account(owner: KnownAddress.raydiumCPMM, lamports: 1, data: data)
    }

    private var pumpSwap: Account {
        var data = [UInt8](repeating: 0, count: 245)
        data.put([0xF1, 0x9A, 0x6D, 0x04, 0x11, 0xB1, 0x6D, 0xBC], at: 0)
        data.put(KnownAddress.incinerator.bytes + mints.0.bytes + mints.1.bytes, at: 11)
        data.put(shareMint.bytes + vaults.0.bytes + vaults.1.bytes, at: 107)
        data.put(MintBytes.little(sharesIssued, 8), at: 203)
        return Account(owner: KnownAddress.pumpSwap, lamports: 1, data: data)
    }
}

extension [UInt8] {
    fileprivate mutating func put(_ bytes: [UInt8], at place: Int) {
        replaceSubrange(place..<place + bytes.count, with: bytes)
    }
}
