// Ways to look clean for as long as it takes to be looked at.

import ByteCodec
import Intel
import ProviderTwins
import Solana
import Testing
import TradeModel
import Warden

@Suite struct `Tricks on an investigation` {
    /// A driver whose first token, KEEL, is changed.
    private func driver(_ change: (inout TwinToken) -> Void) -> TwinDriver {
        var driver = TwinDriver()
        change(&driver.world.stories[0].token)
        return driver
    }

    private func judgement(_ driver: TwinDriver) throws -> TokenJudgement {
        try #require(driver.report("KEEL")).judgement
    }

    @Test func `liquidity in many small pools that somebody can empty is not locked`() throws {
        let judgement = try judgement(
            driver { token in
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
        )
        #expect(judgement.verdict == .fail && judgement.failed.contains(.init(.liquidityLocked)))
    }

    @Test func `one small pool that somebody can empty spoils nothing`() throws {
        let judgement = try judgement(
            driver { token in
                token.addSidePool(
                    sharesOf: token.creator,
                    tokens: token.pool.tokens / 50,
                    lamports: token.pool.lamports / 50
                )
            }
        )
        #expect(judgement.verdict == .pass, "\(judgement)")
    }

    @Test(arguments: Pool.Kind.allCases)
    func `a pool that nobody names is seen by its vault`(kind: Pool.Kind) throws {
        let judgement = try judgement(
            driver { token in
                token.pool.kind = kind
                token.namesSidePools = false
                token.addSidePool(
                    sharesOf: token.creator,
                    tokens: token.pool.tokens / 10,
                    lamports: token.pool.lamports / 10
                )
            }
        )
        #expect(judgement.unknown.contains(.init(.liquidityLocked)), "\(judgement)")
    }

    @Test func `a pool that opens tomorrow holds no liquidity`() throws {
        for (delay, isOpen) in [(-1, true), (86_400, false)] as [(Int64, Bool)] {
            let opens = TwinDriver.start + .seconds(delay)
            let judgement = try judgement(
                driver { token in
                    token.pool.kind = .raydiumCPMM
                    token.pool.opensAt = UInt64(opens.milliseconds / 1_000)
                }
            )
            #expect((judgement.verdict == .pass) == isOpen, "\(judgement)")
            #expect(judgement.unknown.contains(.init(.liquidity)) != isOpen)
        }
    }

    @Test func `a sale through the one pool that can be emptied shows nothing`() throws {
        var driver = driver { token in
            token.addSidePool(
                sharesOf: token.creator,
                tokens: token.pool.tokens / 50,
                lamports: token.pool.lamports / 50
            )
        }
        let token = driver.world.stories[0].token
        driver.lie = { request, truth in
            guard request.endpoint == "quote" else { return truth }
            let text = String(decoding: truth.body, as: UTF8.self)
            let rerouted = text.replacing(
                "\(token.pool.address)",
                with: "\(token.sidePools[0].address)"
            )
            return TwinAnswer(200, rerouted)
        }
        #expect(try judgement(driver).unknown.contains(.init(.liquidityLocked)))
    }

    @Test func `a price that two providers make up is not that of the deepest pool`() throws {
        for (perMille, isBelieved) in [(1_050, true), (850, false), (3_000, false)]
            as [(Int64, Bool)]
        {
            let judgement = try judgement(
                driver { token in
                    token.birdeyePricePerMille = perMille
                    token.jupiterPricePerMille = perMille
                }
            )
            #expect(judgement.failed.contains(.init(.price)) != isBelieved, "\(judgement)")
        }
    }

    @Test func `a transaction that is not only the seller's sale is not tried`() throws {
        let stranger = TwinDriver().world.stories[1].token.creator
        let program = KnownAddress.pumpFun
        let bends: [(String, ([UInt8]) -> [UInt8])] = [
            (
                "signed by another",
                { bytes in
                    Array(bytes[..<69]) + stranger.bytes + bytes[101...]
                }
            ),
            (
                "calls another program",
                { bytes in
                    Array(bytes[..<133]) + program.bytes + bytes[165...]
                }
            ),
            (
                "calls another program too",
                { bytes in
                    let keys = Array(bytes[..<68]) + [4] + bytes[69..<165] + program.bytes
                    return keys + bytes[165..<197] + [2] + bytes[198...] + [3, 0, 0]
                }
            ),
            (
                "signed by two",
                { bytes in
                    [2] + [UInt8](repeating: 0, count: 64) + bytes[1..<65] + [2] + bytes[66...]
                }
            ),
            ("cut", { Array($0.dropLast()) }),
        ]
        for (name, bend) in bends {
            let tried = SentBodies()
            var driver = TwinDriver()
            driver.lie = { request, truth in
                if request.endpoint == "simulateTransaction" { tried.add(request.body) }
                guard request.endpoint == "swap" else { return truth }
                let text = String(decoding: truth.body, as: UTF8.self)
                guard let start = text.firstRange(of: "\"swapTransaction\":\"")?.upperBound,
                    let end = text[start...].firstIndex(of: "\""),
                    let bytes = Base64.decode(String(text[start..<end]))
                else { return truth }
                let bent = Base64.encode(bend(bytes))
                return TwinAnswer(200, "\(text[..<start])\(bent)\(text[end...])")
            }
            let judgement = try judgement(driver)
            #expect(judgement.unknown.contains(.init(.sell)), "\(name): \(judgement)")
            #expect(tried.texts.isEmpty, "\(name)")
        }
    }

    @Test func `where hundreds of pools are named, nobody knows which of them count`() throws {
        let judgement = try judgement(
            driver { token in
                for _ in 0..<201 {
                    token.addSidePool(sharesOf: token.creator, tokens: 1, lamports: 1)
                }
            }
        )
        #expect(judgement.unknown.contains(.init(.liquidityLocked)))
    }

    @Test func `wrapped SOL that the seller had before is no proceeds of the sale`() throws {
        let honest = try judgement(driver { $0.wrappedSol = 5_000_000_000 })
        #expect(honest.verdict == .pass, "\(honest)")
        let taxed = try judgement(
            driver { token in
                token.wrappedSol = 5_000_000_000
                token.hiddenTaxPerMille = 100
            }
        )
        #expect(taxed.verdict == .fail && taxed.failed.contains(.init(.sell)))
    }

    @Test func `a sale that brings more than was quoted is not believed`() throws {
        var driver = TwinDriver()
        driver.lie = { request, truth in
            guard request.endpoint == "simulateTransaction" else { return truth }
            let text = String(decoding: truth.body, as: UTF8.self)
            // The wallet's lamports, with another hundred SOL.
            return TwinAnswer(200, text.replacing(#""lamports":5"#, with: #""lamports":105"#))
        }
        #expect(try judgement(driver).unknown.contains(.init(.sell)))
    }

    @Test func `a program's account, and a wallet that cannot pay, are passed over as sellers`()
        throws
    {
        let program = try #require(
            Address.derived(from: [[1]], by: KnownAddress.pumpFun)?.address
        )
        let passed = driver { token in
            // The smallest that is listed is the one that would be asked.
            token.holders[18].owner = program
        }
        #expect(try judgement(passed).verdict == .pass)
        let mint = try #require(passed.mint("KEEL"))
        let swaps = SentBodies()
        var watched = passed
        watched.lie = { request, truth in
            if request.endpoint == "swap" { swaps.add(request.body) }
            return truth
        }
        _ = watched.investigation(of: mint, at: TwinDriver.start)
        #expect(swaps.texts.count == 1 && !swaps.texts[0].contains("\(program)"))
        let poor = try judgement(driver { $0.walletLamports = 1_000_000 })
        #expect(poor.unknown.contains(.init(.sell)) && poor.failed.rules == [])
    }

    @Test func `a list of holders from long ago is not believed`() throws {
        var driver = TwinDriver()
        driver.lie = { request, truth in
            guard request.endpoint == "getTokenLargestAccounts" else { return truth }
            let text = String(decoding: truth.body, as: UTF8.self)
            return TwinAnswer(200, text.replacing(#""slot":3000"#, with: #""slot":2999"#))
        }
        #expect(try judgement(driver).unknown.contains(.init(.concentration)))
    }

    @Test func `whom a short list leaves out counts as one holder`() throws {
        var driver = driver { token in
            token.pool.tokens = 100_000_000_000_000
            token.holders = [
                .init(token.creator, 860_000_000_000_000),
                .init(token.holders[0].owner, 40_000_000_000_000),
            ]
        }
        let hidden = driver.world.stories[0].token.holders[0].amount
        let shortened = SentBodies()
        driver.lie = { request, truth in
            guard request.endpoint == "getTokenLargestAccounts" else { return truth }
            let answer = Self.list(truth, without: "\(hidden)")
            if answer?.body.count != truth.body.count { shortened.add(truth.body) }
            return answer
        }
        #expect(try judgement(driver).failed.contains(.init(.concentration)))
        #expect(shortened.texts.count == 1)
    }

    /// A node's list without the accounts that have so much.
    private static func list(_ truth: TwinAnswer, without amount: String) -> TwinAnswer? {
        do throws(JSONError) {
            let result = try JSONValue(parsing: truth.body)["result"]
            let listed = (result?["value"]?.array ?? []).filter { $0["amount"]?.string != amount }
            let shown: [JSONValue.Member] = [
                .init("context", result?["context"] ?? .null), .init("value", .array(listed)),
            ]
            var writer = JSONWriter()
            writer.value(
                .object([
                    .init("jsonrpc", .string("2.0")), .init("id", .number("1")),
                    .init("result", .object(shown)),
                ])
            )
            return TwinAnswer(200, writer.text)
        } catch {
            return nil
        }
    }

    // MARK: - While it is looked at

    /// The verdict when every answer takes a second and something happens in one of them.
    private func verdict(_ token: TwinToken, _ changes: [(Int, TwinChange)]) -> TokenJudgement {
        var driver = TwinDriver()
        let story = TwinStory(token, changes.map { (.seconds(Int64($0.0)), $0.1) })
        driver.world = TwinWorld(from: TwinDriver.start, [story])
        driver.secondsPerAnswer = 1
        return driver.report(of: token.mint, at: TwinDriver.start).judgement
    }

    /// More than answers are needed.
    private static let steps = 0..<40

    @Test func `liquidity that is taken out while it is looked at is never held for locked`() {
        var token = LabelledTokens.clean("OUT")
        token.pool.shares = [.init(token.creator, token.pool.sharesIssued)]
        // Clean in the eyes of providers, which are behind.
        for step in Self.steps {
            let out = verdict(token, [(step, .liquidityWithdrawn(perMille: 990))])
            #expect(out.verdict == .fail, "at \(step): \(out)")
            let burned = out.failed.union(out.unknown).contains(.init(.liquidityLocked))
            #expect(burned, "at \(step): \(out)")
            let back = verdict(
                token,
                [
                    (step, .liquidityWithdrawn(perMille: 990)),
                    (step + 3, .liquidityAdded(perMille: 99_000)),
                ]
            )
            let held = back.failed.union(back.unknown).contains(.init(.liquidityLocked))
            #expect(held, "at \(step): \(back)")
        }
    }

    @Test func `whoever sends the most away while it is looked at is still counted`() {
        var token = LabelledTokens.clean("MOVE")
        token.pool.tokens = 100_000_000_000_000
        token.holders[0].amount = 800_000_000_000_000
        for place in token.holders.indices.dropFirst() {
            token.holders[place].amount = 100_000_000_000
        }
        for step in Self.steps {
            let found = verdict(token, [(step, .moved)])
            let counted = found.failed.union(found.unknown).contains(.init(.concentration))
            #expect(found.verdict == .fail && counted, "at \(step): \(found)")
        }
    }

    @Test func `what the seller is sent while a sale is tried does not hide its loss`() {
        var token = LabelledTokens.clean("BRIBE")
        // It sells a twelfth below what everybody says that it costs.
        token.birdeyePricePerMille = 1_080
        token.jupiterPricePerMille = 1_080
        for step in Self.steps {
            let found = verdict(token, [(step, .paid(55_000_000))])
            #expect(found.verdict == .fail, "at \(step): \(found)")
        }
    }

    @Test func `a sale that is refused by the time it is tried never passes by what was before`()
        throws
    {
        let token = LabelledTokens.clean("SHUT")
        var driver = TwinDriver()
        driver.world = TwinWorld(from: TwinDriver.start, [TwinStory(token)])
        driver.secondsPerAnswer = 1
        let notes = driver.investigation(of: token.mint, at: TwinDriver.start).notes
        let trial = try #require(notes.first { $0.endpoint == "simulateTransaction" })
        for step in Self.steps {
            let found = verdict(token, [(step, .salesRefused)])
            // What happens after the trial is for the next look.
            let isSeen = TwinDriver.start + .seconds(Int64(step)) <= trial.at
            #expect((found.verdict == .pass) != isSeen, "at \(step): \(found)")
        }
    }
}

/// The bodies of requests.
private final class SentBodies {
    private(set) var texts: [String] = []

    func add(_ body: [UInt8]) { texts.append(String(decoding: body, as: UTF8.self)) }
}
