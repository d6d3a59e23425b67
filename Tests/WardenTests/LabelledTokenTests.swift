import ProviderTwins
import Randomness
import Solana
import TestSupport
import Testing
import TradeModel
import Warden

@Suite struct `The labelled tokens` {
    private func verdict(_ token: TwinToken) -> WardenReport {
        var driver = TwinDriver()
        driver.world = TwinWorld(from: TwinDriver.start, [TwinStory(token)])
        let report = driver.report(of: token.mint, at: TwinDriver.start)
        #expect(report.judgement.contradiction == nil)
        return report
    }

    @Test func `no rug passes or warns, and at most one clean token in fifty fails`() {
        let tokens = LabelledTokens.all
        var wrong: [String] = []
        var failed: [String] = []
        var clean = 0
        for labelled in tokens {
            let verdict = verdict(labelled.token).judgement.verdict
            if labelled.isRug {
                if verdict != .fail { wrong.append("\(labelled.name): \(verdict.name)") }
            } else {
                clean += 1
                if verdict == .fail { failed.append(labelled.name) }
            }
        }
        #expect(wrong == [])
        #expect(failed.count * 50 <= clean, "\(failed)")
        #expect(tokens.count { $0.isRug } >= 40 && clean >= 24)
        if LabelledTokens.vectors.isThere { #expect(tokens.count >= 120) }
    }

    /// Powers, each of which can be added to any token.
    private static let powers: [(name: String, add: @Sendable (inout TwinToken) -> Void)] = [
        ("mint authority", { $0.state.mintAuthority = $0.creator }),
        ("freeze authority", { $0.state.freezeAuthority = $0.creator }),
        ("transfer fee", { $0.add(1, MintBytes.transferFee(authority: nil, now: 1, later: 0)) }),
        ("later fee", { $0.add(1, MintBytes.transferFee(authority: nil, now: 0, later: 9)) }),
        (
            "who sets the fee",
            { $0.add(1, MintBytes.transferFee(authority: $0.creator, now: 0, later: 0)) }
        ),
        ("close authority", { $0.add(3, $0.creator.bytes) }),
        ("frozen from birth", { $0.add(6, [2]) }),
        ("not transferable", { $0.add(9, []) }),
        ("permanent delegate", { $0.add(12, $0.creator.bytes) }),
        ("hook", { $0.add(14, MintBytes.key(nil) + $0.creator.bytes) }),
        ("who sets the hook", { $0.add(14, $0.creator.bytes + MintBytes.key(nil)) }),
        ("pausable", { $0.add(26, $0.creator.bytes + [0]) }),
        ("sales refused", { $0.refusesSales = true }),
        ("a hidden tax", { $0.hiddenTaxPerMille += 60 }),
        (
            "a share more in one hand",
            { $0.pool.shares = [.init($0.creator, $0.pool.sharesIssued / 3)] }
        ),
    ]

    @Test func `no power that is added makes a verdict better`() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<120 {
            var token = random.pick(LabelledTokens.scripted).token
            var before = verdict(token).judgement.verdict
            for _ in 0..<2 {
                let power = random.pick(Self.powers)
                power.add(&token)
                let after = verdict(token).judgement.verdict
                #expect(after.rawValue >= before.rawValue, "\(token.symbol), \(power.name)")
                if power.name != "close authority" { #expect(after == .fail, "\(power.name)") }
                before = after
            }
        }
    }

    @Test func `no bent byte of a clean mint makes a rug of it that passes`() throws {
        var random = SplitMix64(seed: 12)
        let clean = LabelledTokens.clean("BENT")
        for _ in 0..<200 {
            var token = clean
            var data = token.state.account.data
            let place = random.below(data.count)
            data[place] ^= UInt8(1 << random.below(8))
            token.mintAccount = Account(
                owner: token.state.account.owner,
                lamports: 1,
                data: data
            )
            let report = verdict(token)
            // Behind the tags of authorities that are not there any bytes may stand.
            let isIdle = (4..<36).contains(place) || (50..<82).contains(place)
            // A supply that is another, and decimals that are another, are for the providers to contradict.
            let isSize = (36..<45).contains(place)
            if !isIdle, !isSize { #expect(report.judgement.verdict == .fail, "byte \(place)") }
        }
    }
}

extension TwinToken {
    /// Adds an extension unless it has one of that kind.
    fileprivate mutating func add(_ type: UInt16, _ value: [UInt8]) {
        guard !state.extensions.contains(where: { $0.type == type }) else { return }
        state.extensions.append(MintBytes.Extension(type, value))
    }
}
