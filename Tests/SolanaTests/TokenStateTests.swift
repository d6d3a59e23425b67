import ProviderTwins
import Solana
import Testing

/// States that are made up here, so that something is read where the official vectors are not at hand.
@Suite struct `Token state` {
    private static let somebody = KnownAddress.usdc
    private static let key = MintBytes.key(somebody)
    private static let nobody = MintBytes.key(nil)

    private func powers(_ type: UInt16, _ value: [UInt8]) throws -> MintPowers {
        var mint = MintBytes(supply: 1)
        mint.extensions = [MintBytes.Extension(type, value)]
        return MintPowers(try Mint(mint.account))
    }

    @Test func `a plain mint, and what lies behind an authority that was given up`() throws {
        var bytes = MintBytes(supply: 77)
        let mint = try Mint(bytes.account)
        #expect(mint.supply == 77 && mint.decimals == 6 && mint.program == .token)
        #expect(mint.mintAuthority == nil && mint.freezeAuthority == nil, "stale bytes are none")
        bytes.mintAuthority = Self.somebody
        bytes.freezeAuthority = Self.somebody
        let powers = MintPowers(try Mint(bytes.account))
        #expect(powers.mints == Self.somebody && powers.freezes == Self.somebody)
    }

    @Test func `each extension is the power that it gives`() throws {
        #expect(try powers(3, Self.key).closes == Self.somebody)
        #expect(try powers(3, Self.nobody).closes == nil)
        #expect(try powers(4, Self.nobody + [1] + Self.nobody).isConfidential)
        #expect(try powers(6, [2]).isBornFrozen)
        #expect(try !powers(6, [1]).isBornFrozen)
        #expect(try powers(9, []).isNonTransferable)
        #expect(try powers(12, Self.key).seizes == Self.somebody)
        #expect(try powers(14, Self.nobody + Self.key).hookProgram == Self.somebody)
        #expect(try powers(14, Self.key + Self.nobody).setsHook == Self.somebody)
        #expect(try powers(18, Self.key + Self.nobody).changesDisplay == [Self.somebody])
        #expect(try powers(24, [UInt8](repeating: 0, count: 196)).isConfidential)
        #expect(try powers(26, Self.key + [1]).pauses == Self.somebody)
        #expect(try powers(26, Self.nobody + [1]).isPaused)
        #expect(try powers(28, Self.key).permitsBurns == Self.somebody)
    }

    @Test func `of two fees the worse one counts, whenever it holds`() throws {
        for (now, later) in [(30, 10_000), (10_000, 30)] as [(UInt16, UInt16)] {
            let found = try powers(1, MintBytes.transferFee(authority: nil, now: now, later: later))
            #expect(found.transferFeeBps == 10_000 && found.setsTransferFee == nil)
        }
        let fixed = MintBytes.transferFee(authority: Self.somebody, now: 0, later: 0)
        #expect(try powers(1, fixed).setsTransferFee == Self.somebody)
        let beyond = MintBytes.transferFee(authority: nil, now: 10_001, later: 0)
        #expect(throws: TokenStateError.impossible(field: "the transfer fee")) {
            try powers(1, beyond)
        }
    }

    @Test func `what is not understood in full is refused`() {
        #expect(throws: TokenStateError.unknownExtension(29)) { try powers(29, []) }
        #expect(throws: TokenStateError.misplacedExtension(7)) { try powers(7, []) }
        #expect(throws: TokenStateError.extensionLength(12, 31)) {
            try powers(12, Array(Self.key.dropLast()))
        }
        var twice = MintBytes(supply: 1)
        twice.extensions = [MintBytes.Extension(9, []), MintBytes.Extension(9, [])]
        #expect(throws: TokenStateError.repeatedExtension(9)) { try Mint(twice.account) }
    }

    @Test func `an account with its owner, amount and whether it is frozen`() throws {
        let bytes = HoldingBytes.account(
            of: KnownAddress.usdt,
            owner: Self.somebody,
            9,
            isFrozen: true
        )
        let account = try TokenAccount(bytes)
        #expect(account.mint == KnownAddress.usdt && account.owner == Self.somebody)
        #expect(account.amount == 9 && account.isFrozen)
        #expect(throws: TokenStateError.wrongLength(165)) { try Mint(bytes) }
        let newer = Account(owner: KnownAddress.token2022Program, lamports: 1, data: bytes.data)
        #expect(throws: TokenStateError.wrongKind) { try Mint(newer) }
        let stranger = Account(owner: KnownAddress.pumpFun, lamports: 1, data: bytes.data)
        #expect(throws: TokenStateError.otherOwner(KnownAddress.pumpFun)) {
            try TokenAccount(stranger)
        }
    }
}
