import Intel
import ProviderTwins
import Solana
import Testing
import TradeModel
import Warden

@Suite struct `Investigations of tokens` {
    private func rules(_ report: WardenReport) -> String {
        let judgement = report.judgement
        return "\(judgement.verdict) failed \(judgement.failed.rules.map(\.name))"
            + " warned \(judgement.warned.rules.map(\.name))"
            + " unknown \(judgement.unknown.rules.map(\.name))"
    }

    @Test func `a clean launch passes, with every source asked and every answer believed`() throws {
        let driver = TwinDriver()
        let mint = try #require(driver.mint("KEEL"))
        let investigation = driver.investigation(of: mint, at: TwinDriver.start)
        #expect(investigation.isDone)
        #expect(investigation.notes.filter { $0.failure != nil } == [])
        let report = driver.report(of: mint, at: TwinDriver.start)
        #expect(report.judgement.verdict == .pass, "\(rules(report))")
        guard case .known(let sale, _, _) = investigation.dossier.sell else {
            Issue.record("\(investigation.dossier.sell)")
            return
        }
        #expect(sale.succeeded && sale.received > 600_000_000 && sale.loss < 100)
        guard case .known(let holders, _, _) = investigation.dossier.holders else {
            Issue.record("\(investigation.dossier.holders)")
            return
        }
        #expect(holders.excluded.map(\.reason) == [.pool] && holders.holders.count == 19)
    }

    @Test(arguments: [
        ("LIMPET", 0, [WardenRule.sell]), ("SPRING", 0, [.mintAuthority, .opinions]),
        ("NEAP", 0, [.liquidityLocked, .opinions]),
        ("NEAP", 15, [.liquidity, .liquidityLocked, .sell, .opinions]),
        ("TOLL", 0, [.transferFee, .sell, .opinions]), ("MIRAGE", 0, [.price]),
        ("EBB", 50, [.liquidity]), ("SPRING", 20, [.mintAuthority, .concentration, .opinions]),
    ])
    func `every way of robbing fails for its reason`(
        symbol: String,
        minutes: Int64,
        failed: [WardenRule]
    ) throws {
        let report = try #require(TwinDriver().report(symbol, after: .minutes(minutes)))
        #expect(report.judgement.verdict == .fail)
        let found = report.judgement.failed.rules
        #expect(failed.allSatisfy(found.contains), "\(rules(report))")
    }

    @Test func `before the insiders sell, a slow rug looks like a clean launch`() throws {
        let report = try #require(TwinDriver().report("EBB"))
        #expect(report.judgement.verdict == .pass, "\(rules(report))")
    }

    @Test func `what is no token fails, and nobody is bothered with it`() throws {
        let driver = TwinDriver()
        let pool = try #require(driver.world.stories.first).token.pool.address
        for address in [pool, KnownAddress.incinerator, KnownAddress.wrappedSOL] {
            let investigation = driver.investigation(of: address, at: TwinDriver.start)
            #expect(investigation.notes.count == 1)
            let report = driver.report(of: address, at: TwinDriver.start)
            #expect(report.judgement.verdict == .fail)
            #expect(report.judgement.unknown.contains(WardenRules(.mintReadable)))
        }
    }

    @Test func `without any one source, and without any two, nothing passes`() throws {
        let all = TwinDriver.everybody + [.solanaRPC]
        for first in all {
            for second in all {
                var driver = TwinDriver()
                driver.lie = { request, truth in
                    request.provider == first || request.provider == second ? nil : truth
                }
                let report = try #require(driver.report("KEEL"))
                #expect(
                    report.judgement.verdict != .pass,
                    "without \(first.name) and \(second.name)"
                )
            }
        }
    }

    @Test func `without any one answer a token does not pass`() throws {
        let driver = TwinDriver()
        let mint = try #require(driver.mint("KEEL"))
        let notes = driver.investigation(of: mint, at: TwinDriver.start).notes
        for place in notes.indices {
            let seen = Counter()
            var driver = TwinDriver()
            driver.lie = { _, truth in
                defer { seen.value += 1 }
                return seen.value == place ? nil : truth
            }
            let report = try #require(driver.report("KEEL"))
            #expect(
                report.judgement.verdict != .pass,
                "without answer \(place), \(notes[place].provider.name) \(notes[place].endpoint)"
            )
        }
    }

    @Test func `an answer of another token, an error or rubbish is not believed`() throws {
        let rubbish = [
            TwinAnswer(200, "[]"), TwinAnswer(200, "{}"), TwinAnswer(200, "null"),
            TwinAnswer(200, "<html>"), TwinAnswer(500, "{}"),
            TwinAnswer(
                200,
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"behind"}}"#
            ),
        ]
        for provider in TwinDriver.everybody + [.solanaRPC] {
            for answer in rubbish {
                var driver = TwinDriver()
                driver.lie = { $0.provider == provider ? answer : $1 }
                let report = try #require(driver.report("KEEL"))
                #expect(report.judgement.verdict != .pass, "\(provider.name)")
            }
        }
    }

    @Test func `a vault full of tokens with little on its other side is a holder`() throws {
        var driver = TwinDriver()
        // Nearly everything lies in a pool that is priced a thousandth of what providers say.
        driver.world.stories[0].token.pool.tokens = 900_000_000_000_000
        driver.world.stories[0].token.holders = Array(
            driver.world.stories[0].token.holders.prefix(5)
        )
        let honest = try #require(driver.report("KEEL"))
        #expect(!honest.judgement.failed.contains(WardenRules(.concentration)))
        driver.world.stories[0].token.birdeyePricePerMille = 40_000
        driver.world.stories[0].token.jupiterPricePerMille = 40_000
        let report = try #require(driver.report("KEEL"))
        #expect(report.judgement.failed.contains(WardenRules(.concentration)), "\(rules(report))")
    }

    @Test func `nobody with enough of it, and it cannot be known whether it sells`() throws {
        var driver = TwinDriver()
        driver.sizeMicroUsd = 50_000_000_000
        let report = try #require(driver.report("KEEL"))
        #expect(report.judgement.unknown.contains(WardenRules(.sell)))
        driver.sizeMicroUsd = 2_000_000_000
        let heavy = try #require(driver.report("KEEL"))
        #expect(heavy.judgement.verdict == .pass || heavy.judgement.failed == WardenRules(.sell))
    }

    @Test func `evidence is as old as the answers that it rests on, and not as the conclusion`()
        throws
    {
        let driver = TwinDriver()
        let mint = try #require(driver.mint("KEEL"))
        var investigation = Investigation(
            of: mint,
            sizeMicroUsd: 1_000_000,
            asking: TwinDriver.everybody
        )
        var now = TwinDriver.start
        var waiting = investigation.begin(at: now)
        var chainAt: Instant?
        while !waiting.isEmpty {
            let inquiry = waiting.removeFirst()
            let result = driver.answer(inquiry.question, at: now)
            let notes = investigation.notes.count
            waiting += investigation.take(result, of: inquiry.number, at: now)
            let isAccounts = investigation.notes[notes].endpoint == "getMultipleAccounts"
            if isAccounts, notes > 10, chainAt == nil { chainAt = now }
            now = now + .seconds(1)
        }
        guard case .known(_, _, let at) = investigation.dossier.holders,
            case .known(_, _, let pooled) = investigation.dossier.chainLiquidity
        else {
            Issue.record("\(investigation.dossier)")
            return
        }
        #expect(at == chainAt && pooled == chainAt && now - at > .seconds(5))
    }

    @Test
    func `a sale through a pool that nobody named leaves it open who can take the liquidity`()
        throws
    {
        var driver = TwinDriver()
        let pool = try #require(driver.world.stories.first).token.pool.address
        driver.lie = { request, truth in
            guard request.endpoint == "quote" else { return truth }
            let text = String(decoding: truth.body, as: UTF8.self)
            return TwinAnswer(200, text.replacing("\(pool)", with: Self.address(7)))
        }
        let report = try #require(driver.report("KEEL"))
        #expect(report.judgement.verdict == .fail)
        #expect(report.judgement.unknown.contains(WardenRules(.liquidityLocked)))
    }

    @Test
    func
        `a node that lists hundreds of accounts, and a provider that names hundreds of pools, trap nothing`()
        throws
    {
        var driver = TwinDriver()
        driver.lie = { request, truth in
            let text = String(decoding: truth.body, as: UTF8.self)
            if request.endpoint == "getTokenLargestAccounts" {
                let listed = (0..<300).map { number in
                    #"{"address":"\#(Self.address(number))","amount":"1"}"#
                }
                return TwinAnswer(
                    200,
                    #"{"jsonrpc":"2.0","id":1,"result":{"context":{"slot":300000000},"value":[\#(listed.joined(separator: ","))]}}"#
                )
            }
            if request.provider == .rugCheck {
                let markets = (0..<500).map { #"{"pubkey":"\#(Self.address($0))"}"# }
                let list = markets.joined(separator: ",")
                return TwinAnswer(
                    200,
                    text.replacing(#""markets":["#, with: #""markets":[\#(list),"#)
                )
            }
            return truth
        }
        let report = try #require(driver.report("KEEL"))
        #expect(report.judgement.verdict == .fail)
    }

    private static func address(_ number: Int) -> String {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: (number + 1) >> ($0 % 4)) ^ UInt8($0) }
        return Address(bytes: bytes).map { "\($0)" } ?? ""
    }

    @Test func `giving up ends it with what is known`() throws {
        let driver = TwinDriver()
        let mint = try #require(driver.mint("KEEL"))
        var investigation = Investigation(of: mint, sizeMicroUsd: 1, asking: TwinDriver.everybody)
        #expect(investigation.begin(at: TwinDriver.start).count == 1)
        investigation.giveUp(at: TwinDriver.start)
        #expect(investigation.isDone)
        let report = Warden.judge(investigation.dossier, limits: .live, at: TwinDriver.start)
        #expect(report.judgement.verdict == .fail)
    }
}

private final class Counter {
    var value = 0
}
