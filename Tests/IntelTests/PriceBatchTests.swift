import Intel
import Money
import Randomness
import Solana
import Testing
import TradeModel

@Suite struct `Price batches` {
    private typealias Batch = PriceBatch<Outage>

    private enum Outage: Error, Hashable {
        case noConnection
        case deadline
    }

    private static func batch(_ count: Int, width: Int, maxInFlight: Int = 3) -> Batch {
        Batch(
            (0..<count).map { AskedMint(PriceSamples.mint($0)) },
            width: width,
            maxInFlight: maxInFlight,
            ask: PriceSamples.question
        )
    }

    /// The numbers of the mints of a batch: they are asked in the order of their addresses.
    private static func answer(_ mints: Range<Int>) -> [PricedMint] {
        mints.map {
            let mint = PriceSamples.mint($0)
            return PricedMint(mint, .success(PriceSamples.reading(.birdeye, 1, mint: mint)))
        }
    }

    @Test(arguments: [
        (0, 100, 0), (1, 100, 1), (100, 100, 1), (101, 100, 2), (1_000, 100, 10), (1_000, 50, 20),
    ])
    func `as few requests as the width allows`(count: Int, width: Int, requests: Int) {
        #expect(Self.batch(count, width: width).requests == requests)
    }

    @Test func `a token that is named twice is asked for once, with what was said of it first`()
        throws
    {
        var batch = Batch(
            [
                AskedMint(PriceSamples.mint(2), decimals: 6), AskedMint(PriceSamples.mint(1)),
                AskedMint(PriceSamples.mint(2), decimals: 9),
            ],
            width: 10
        ) { mints in
            #expect(mints.map(\.mint) == [PriceSamples.mint(1), PriceSamples.mint(2)])
            #expect(mints.map(\.decimals) == [nil, 6])
            return PriceSamples.question(mints)
        }
        #expect(batch.requests == 1)
        let questions = batch.next()
        #expect(questions.count == 1)
    }

    @Test func `no more requests are under way than may be`() {
        var batch = Self.batch(1_000, width: 100, maxInFlight: 3)
        let asked = (0..<2).map { _ in batch.next().map(\.number) }
        #expect(asked == [[0, 1, 2], []])
        #expect(batch.inFlight == 3)
        batch.take(.notAnswered(.noConnection), of: 1)
        let then = (0..<2).map { _ in batch.next().map(\.number) }
        #expect(then == [[3], []])
    }

    @Test func `there are no results before all is done`() {
        var batch = Self.batch(150, width: 100)
        _ = batch.next()
        batch.take(Self.answer(0..<100), of: 0)
        #expect(batch.results == nil)
        #expect(!batch.isDone)
        batch.take(Self.answer(100..<150), of: 1)
        #expect(batch.results?.count == 150)
        #expect(batch.isDone)
    }

    @Test func `a request that fails costs its own tokens alone`() throws {
        var batch = Self.batch(300, width: 100)
        _ = batch.next()
        batch.take(Self.answer(0..<100), of: 0)
        batch.take(.notAnswered(.noConnection), of: 1)
        batch.take(.notBelieved(.mistyped(field: "data", expected: "object")), of: 2)
        let results = try #require(batch.results)
        for (place, outcome) in results.enumerated() {
            #expect(outcome.mint == PriceSamples.mint(place))
            switch place / 100 {
            case 0: #expect(throws: Never.self) { try outcome.result.get() }
            case 1: #expect(outcome.result == .failure(.notAnswered(.noConnection)))
            default:
                let flaw = IntelError.mistyped(field: "data", expected: "object")
                #expect(outcome.result == .failure(.notBelieved(flaw)))
            }
        }
    }

    @Test func `what an answer leaves out is no data, and what was not asked is not heard`() throws
    {
        var batch = Self.batch(3, width: 2)
        _ = batch.next()
        batch.take(Self.answer(1..<3), of: 0)
        batch.take([], of: 1)
        let results = try #require(batch.results)
        #expect(results.map(\.mint) == (0..<3).map { PriceSamples.mint($0) })
        #expect(results[0].result == .failure(.notBelieved(.noData)))
        #expect(throws: Never.self) { try results[1].result.get() }
        #expect(results[2].result == .failure(.notBelieved(.noData)))
    }

    @Test func `one token that is not believed costs no other`() throws {
        var batch = Self.batch(2, width: 2)
        _ = batch.next()
        let flaw = IntelError.absurd(field: "value", value: "-1")
        batch.take([PricedMint(PriceSamples.mint(0), .failure(flaw))] + Self.answer(1..<2), of: 0)
        let results = try #require(batch.results)
        #expect(results[0].result == .failure(.notBelieved(flaw)))
        #expect(throws: Never.self) { try results[1].result.get() }
    }

    @Test func `a question is answered once`() {
        var batch = Self.batch(10, width: 10)
        let early = batch.take(Self.answer(0..<10), of: 0)
        _ = batch.next()
        let first = batch.take(Self.answer(0..<10), of: 0)
        let later = [0, 7, -1].map { batch.take(.notAnswered(.noConnection), of: $0) }
        let again = batch.take([], of: 0)
        #expect([early, first] + later + [again] == [false, true, false, false, false, false])
        #expect(batch.results?.count == 10)
        #expect(
            batch.results?.allSatisfy { $0.result != .failure(.notAnswered(.noConnection)) } == true
        )
    }

    @Test func `at its end everything that is open fails for the reason given`() throws {
        var batch = Self.batch(500, width: 100, maxInFlight: 2)
        _ = batch.next()
        batch.take(Self.answer(0..<100), of: 0)
        batch.stop(.notAnswered(.deadline))
        let asked = batch.next()
        #expect(asked.isEmpty)
        let results = try #require(batch.results)
        #expect(results.count == 500)
        #expect(results.count { $0.result == .failure(.notAnswered(.deadline)) } == 400)
        let late = batch.take(Self.answer(100..<200), of: 1)
        #expect(!late)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `whatever happens every token has one outcome`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 0...400, using: &generator)
        let mints = (0..<count).map { _ in
            AskedMint(PriceSamples.mint(Int.random(in: 0..<300, using: &generator)))
        }
        var batch = Batch(
            mints,
            width: Int.random(in: 1...60, using: &generator),
            maxInFlight: Int.random(in: 1...4, using: &generator),
            ask: PriceSamples.question
        )
        var open: [Int] = []
        while !batch.isDone {
            open += batch.next().map(\.number)
            open.shuffle(using: &generator)
            let last = open.popLast()
            let number = try #require(last)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: batch.take(.notAnswered(.noConnection), of: number)
            case 1: batch.take([], of: number)
            default: batch.take(Self.answer(0..<300), of: number)
            }
        }
        let distinct = Set(mints.map(\.mint)).sorted()
        let results = try #require(batch.results)
        #expect(results.map(\.mint) == distinct)
    }
}
