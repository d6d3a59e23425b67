// Token states with what they are: rugs, and tokens that nobody can rob with. `docs/guides/warden.md` says how the
// set is made.

import ByteCodec
import ProviderTwins
import Solana
import TestSupport
import TradeModel

/// A token in a world of its own, and what it is.
struct LabelledToken {
    let name: String
    /// Whether somebody can rob whoever holds it, or nobody can tell that he cannot.
    let isRug: Bool
    let token: TwinToken
}

enum LabelledTokens {
    static let vectors = VectorFile("solana/token_state.json")
    private static let born = TwinDriver.start + .seconds(-7_200)

    /// A clean token in a pool of a kind.
    static func clean(_ name: String, _ kind: Pool.Kind = .raydiumCPMM) -> TwinToken {
        var token = TwinToken(name, "labelled", born: born)
        token.pool.kind = kind
        return token
    }

    static let all = scripted + (vectors.isThere ? recorded : [])

    // MARK: - Made by the real programs

    /// Mints that the real programs wrote, given our supply and decimals so that they fit a market; and bytes that
    /// those programs do not take. Providers call all of them clean.
    static let recorded: [LabelledToken] = {
        var found: [LabelledToken] = []
        for (list, isSound) in [("valid", true), ("invalid", false)] {
            for sample in cases(list) where !isSound || sample["decoded"]?["kind"]?.string == "mint"
            {
                guard let owner = sample["owner_program"]?.string.flatMap({ Address($0) }),
                    var data = sample["data_base64"]?.string.flatMap({ Base64.decode($0) })
                else { continue }
                let id = sample["id"]?.string ?? ""
                var token = clean("V\(id)")
                if isSound {
                    data.replaceSubrange(36..<44, with: MintBytes.little(token.state.supply, 8))
                    data[44] = token.state.decimals
                }
                token.mintAccount = Account(owner: owner, lamports: 1, data: data)
                found.append(
                    LabelledToken(
                        name: "\(list) \(id)",
                        isRug: !isSound || isDangerous(sample["facts"]),
                        token: token
                    )
                )
            }
        }
        return found
    }()

    private static func cases(_ list: String) -> [JSONValue] {
        do { return try vectors.cases(list) } catch { return [] }
    }

    /// By the official decoder's neutral findings, and not by ours.
    private static func isDangerous(_ facts: JSONValue?) -> Bool {
        guard let facts else { return true }
        let flags = [
            "mint_authority_live", "freeze_authority_live", "transfer_fee_changeable",
            "transfer_hook_changeable", "default_account_frozen", "non_transferable", "paused",
        ]
        if flags.contains(where: { facts[$0]?.bool == true }) { return true }
        let holders = ["permanent_delegate", "transfer_hook_program", "pausable_by"]
        if holders.contains(where: { facts[$0]?.string != nil }) { return true }
        return ["transfer_fee_bps_now", "transfer_fee_bps_scheduled"].contains { name in
            (facts[name]?.number.flatMap { Int($0) } ?? 0) > 0
        }
    }

    // MARK: - Scripted

    private typealias Change = @Sendable (inout TwinToken) -> Void

    private static let changes: [(name: String, isRug: Bool, change: Change)] = [
        ("untouched", false, { _ in }),
        ("mint authority", true, { $0.state.mintAuthority = $0.creator }),
        ("freeze authority", true, { $0.state.freezeAuthority = $0.creator }),
        ("honeypot", true, { $0.refusesSales = true }),
        ("tax of a tenth, not declared", true, { $0.hiddenTaxPerMille = 100 }),
        ("tax of three percent, not declared", true, { $0.hiddenTaxPerMille = 30 }),
        (
            "pool's shares in one hand", true,
            { $0.pool.shares = [.init($0.creator, $0.pool.sharesIssued)] }
        ),
        (
            "a tenth of the shares in one hand", true,
            {
                $0.pool.shares = [.init($0.creator, $0.pool.sharesIssued / 10)]
            }
        ),
        (
            "one in fifty of the shares in one hand", false,
            {
                $0.pool.shares = [.init($0.creator, $0.pool.sharesIssued / 50)]
            }
        ),
        (
            "shares in the incinerator", false,
            {
                $0.pool.shares = [.init(KnownAddress.incinerator, $0.pool.sharesIssued)]
            }
        ),
        (
            "shares in a lock without an end", false,
            {
                $0.pool.shares = [.init(KnownAddress.raydiumLockAuthority, $0.pool.sharesIssued)]
            }
        ),
        ("next to nothing in the pool", true, { $0.pool.lamports = 2_000_000_000 }),
        ("just enough in the pool", false, { $0.pool.lamports = 35_000_000_000 }),
        (
            "nearly all in one hand", true,
            { token in
                token.pool.tokens = 100_000_000_000_000
                token.holders = [.init(token.creator, 890_000_000_000_000), token.holders[0]]
            }
        ),
        ("four minutes old", true, { $0.createdAt = TwinDriver.start + .seconds(-240) }),
        ("six minutes old", false, { $0.createdAt = TwinDriver.start + .seconds(-360) }),
        ("a danger that RugCheck knows", true, { $0.risks = [.init("Rugged", level: "danger")] }),
        (
            "a trifle that RugCheck knows", false,
            { $0.risks = [.init("Low LP providers", level: "warn")] }
        ),
        (
            "liquidity in many small pools of the creator's", true,
            { token in
                token.pool.lamports = 40_000_000_000
                token.pool.tokens /= 8
                for _ in 0..<99 {
                    token.addSidePool(
                        sharesOf: token.creator,
                        tokens: token.pool.tokens / 60,
                        lamports: token.pool.lamports / 60
                    )
                }
            }
        ),
        (
            "a small pool of the creator's beside", false,
            { token in
                token.addSidePool(
                    sharesOf: token.creator,
                    tokens: token.pool.tokens / 50,
                    lamports: token.pool.lamports / 50
                )
            }
        ),
        (
            "a large pool that no provider names", true,
            { token in
                token.namesSidePools = false
                token.addSidePool(
                    sharesOf: token.creator,
                    tokens: token.pool.tokens / 2,
                    lamports: token.pool.lamports / 2
                )
            }
        ),
        ("holders with wrapped SOL", false, { $0.wrappedSol = 9_000_000_000 }),
        (
            "a tax of a tenth behind wrapped SOL", true,
            { token in
                token.wrappedSol = 9_000_000_000
                token.hiddenTaxPerMille = 100
            }
        ),
        ("prices that do not agree", true, { $0.birdeyePricePerMille = 1_100 }),
        ("prices that nearly agree", false, { $0.birdeyePricePerMille = 1_010 }),
    ]

    static let scripted: [LabelledToken] = Pool.Kind.allCases.flatMap { kind in
        changes.enumerated().map { place, change in
            var token = clean("S\(place)\(kind)", kind)
            change.change(&token)
            return LabelledToken(name: "\(change.name), \(kind)", isRug: change.isRug, token: token)
        }
    }
}
