import ProviderTwins
import Randomness
import Solana
import Testing

private func address(_ number: UInt8) -> Address {
    guard let address = Address(bytes: [UInt8](repeating: number, count: 32)) else {
        preconditionFailure("32 bytes are an address")
    }
    return address
}

@Suite struct `Pools` {
    private func bytes(_ kind: Pool.Kind) -> PoolBytes {
        PoolBytes(
            kind,
            mints: (address(1), address(2)),
            vaults: (address(3), address(4)),
            shareMint: address(5),
            sharesIssued: 1_000_000
        )
    }

    @Test(arguments: Pool.Kind.allCases)
    func `each kind reads whole`(kind: Pool.Kind) throws {
        let pool = try Pool(bytes(kind).account)
        #expect(pool.kind == kind && pool.isOpen && pool.sharesIssued == 1_000_000)
        #expect(pool.sides.map(\.mint) == [address(1), address(2)])
        #expect(pool.sides.map(\.vault) == [address(3), address(4)])
        #expect(pool.shareMint == address(5))
        #expect(pool.side(of: address(2))?.vault == address(4) && pool.side(of: address(9)) == nil)
    }

    @Test(arguments: [Pool.Kind.raydiumV4, .raydiumCPMM])
    func `what lies in a vault and is owed is not the pool's`(kind: Pool.Kind) throws {
        var bytes = bytes(kind)
        bytes.owed = (30, 70)
        bytes.isOpen = false
        let pool = try Pool(bytes.account)
        #expect(!pool.isOpen && pool.sides.map(\.owed) == [30, 70])
        #expect(Pool.reserve(pool.sides[0], balance: 100) == 70)
        #expect(Pool.reserve(pool.sides[1], balance: 70) == 0)
        #expect(Pool.reserve(pool.sides[1], balance: 69) == nil)
    }

    @Test(arguments: Pool.Kind.allCases)
    func `another program's bytes, another length and another mark are no pool`(
        kind: Pool.Kind
    ) throws {
        let account = bytes(kind).account
        #expect(throws: PoolError.otherOwner(KnownAddress.tokenProgram)) {
            try Pool(
                Account(owner: KnownAddress.tokenProgram, lamports: 1, data: account.data)
            )
        }
        for length in 0..<account.data.count where kind != .pumpSwap || length < 211 {
            let cut = Array(account.data.prefix(length))
            #expect(throws: PoolError.self) {
                try Pool(Account(owner: account.owner, lamports: 1, data: cut))
            }
        }
        var other = account.data
        other[0] ^= 0x80
        other[7] ^= 0x80
        #expect(throws: PoolError.notAPool) {
            try Pool(Account(owner: account.owner, lamports: 1, data: other))
        }
        var empty = bytes(kind)
        empty.shareMint = KnownAddress.systemProgram
        #expect(throws: PoolError.self) { try Pool(empty.account) }
    }

    @Test func `what a pool owes may not overflow`() {
        var bytes = bytes(.raydiumCPMM)
        bytes.owed = (.max, 0)
        var data = bytes.account.data
        data[357] = 1
        #expect(throws: PoolError.impossible(field: "what the pool owes")) {
            try Pool(Account(owner: KnownAddress.raydiumCPMM, lamports: 1, data: data))
        }
    }

    @Test(arguments: Pool.Kind.allCases)
    func `bent bytes never trap`(kind: Pool.Kind) {
        let account = bytes(kind).account
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            var data = account.data
            for _ in 0..<Int(random.next() % 8) {
                data[Int(random.next() % UInt64(data.count))] = UInt8(
                    truncatingIfNeeded: random.next()
                )
            }
            _ = try? Pool(Account(owner: account.owner, lamports: 1, data: data))
        }
    }
}

@Suite struct `Shares of a pool` {
    private static let pool = PoolBytes(
        .raydiumCPMM,
        mints: (address(1), address(2)),
        vaults: (address(3), address(4)),
        shareMint: address(5),
        sharesIssued: 1_000
    )

    private func shares(
        supply: UInt64,
        held: [(owner: Address, amount: UInt64)] = [],
        authority: Address? = KnownAddress.raydiumCPMMAuthority,
        freezer: Address? = nil
    ) throws -> PoolShares {
        var mint = MintBytes(supply: supply)
        mint.mintAuthority = authority
        mint.freezeAuthority = freezer
        let accounts = try held.map {
            try TokenAccount(HoldingBytes.account(of: address(5), owner: $0.owner, $0.amount))
        }
        return try PoolShares(
            of: Pool(Self.pool.account),
            at: address(8),
            Mint(mint.account),
            accounts
        )
    }

    @Test func `burned, locked and free shares are told apart`() throws {
        #expect(try shares(supply: 1_000).lockedBps == 0)
        #expect(try shares(supply: 0).lockedBps == 10_000)
        #expect(try shares(supply: 50, held: [(address(9), 50)]).lockedBps == 9_500)
        let mixed = try shares(
            supply: 700,
            held: [
                (KnownAddress.incinerator, 100), (KnownAddress.raydiumLockAuthority, 99),
                (address(9), 501),
            ]
        )
        #expect(mixed.burned == 300 && mixed.locked == 199 && mixed.lockedBps == 4_990)
    }

    @Test func `shares of another pool lock nothing`() throws {
        let other = try TokenAccount(
            HoldingBytes.account(of: address(6), owner: KnownAddress.incinerator, 900)
        )
        var mint = MintBytes(supply: 1_000)
        mint.mintAuthority = KnownAddress.raydiumCPMMAuthority
        let found = try PoolShares(
            of: Pool(Self.pool.account),
            at: address(8),
            Mint(mint.account),
            [other]
        )
        #expect(found.lockedBps == 0)
    }

    @Test func `where somebody else makes shares, nobody can say what is locked`() {
        #expect(throws: PoolShares.Doubt.moreThanIssued) { try shares(supply: 1_001) }
        #expect(throws: PoolShares.Doubt.foreignAuthority) {
            try shares(supply: 0, authority: address(9))
        }
        #expect(throws: PoolShares.Doubt.foreignAuthority) {
            try shares(supply: 0, freezer: address(9))
        }
        #expect(throws: PoolShares.Doubt.moreThanIssued) {
            try shares(supply: 5, held: [(KnownAddress.incinerator, 6)])
        }
    }
}

@Suite struct `Holders of a token` {
    private func holders(
        _ held: [(owner: UInt8, amount: UInt64)],
        of supply: UInt64
    ) throws -> HolderShares? {
        let accounts = try held.enumerated().map { place, item in
            (
                address: address(UInt8(100 + place)),
                account: try TokenAccount(
                    HoldingBytes.account(of: address(1), owner: address(item.owner), item.amount)
                )
            )
        }
        return HolderShares(accounts, of: supply) { _, account in
            switch account.owner {
            case address(20): .pool
            case address(21): .burned
            case address(22): .locker
            default: nil
            }
        }
    }

    @Test func `accounts of one owner are one holder, and parts are rounded against the token`()
        throws
    {
        let found = try #require(try holders([(1, 300), (2, 200), (1, 100)], of: 3_000))
        #expect(found.holders.map(\.amount) == [400, 200])
        #expect(found.bps(ofLargest: 1) == 1_334)
        #expect(found.bps(ofLargest: 10) == 2_000)
    }

    @Test
    func `pools, graves and lockers are named and not counted, and what is gone is not there`()
        throws
    {
        let found = try #require(
            try holders([(20, 500), (21, 200), (22, 100), (1, 160)], of: 1_000)
        )
        #expect(found.excluded.map(\.reason) == [.pool, .burned, .locker])
        #expect(found.supply == 800 && found.bps(ofLargest: 10) == 2_000)
    }

    @Test func `what no account was found for is one holder's`() throws {
        let accounts = [
            (
                address: address(100),
                account: try TokenAccount(
                    HoldingBytes.account(of: address(1), owner: address(2), 300)
                )
            )
        ]
        let found = try #require(
            HolderShares(accounts, of: 1_000, missing: 500) { _, _ in nil }
        )
        #expect(found.holders.map(\.owner) == [nil, address(2)])
        #expect(found.reaches(perMille: 800, by: 10) && !found.reaches(perMille: 801, by: 10))
    }

    @Test func `more than there is cannot be`() throws {
        #expect(try holders([(1, 600), (2, 401)], of: 1_000) == nil)
        #expect(try holders([(1, .max), (2, .max)], of: .max) == nil)
        #expect(try #require(try holders([], of: 0)).bps(ofLargest: 10) == 10_000)
        #expect(try #require(try holders([(1, .max)], of: .max)).bps(ofLargest: 1) == 10_000)
    }
}
