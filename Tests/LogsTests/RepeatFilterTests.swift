import Logs
import Randomness
import Testing
import TradeModel

@Suite struct `Said once` {
    private func at(_ ms: Int64) -> Instant { Instant(milliseconds: ms) }

    @Test func `a message is said, its repeats are held, and their number is said`() {
        var filter = RepeatFilter<String>()
        #expect(filter.admit("a", at: at(0)) == .say)
        for ms in 1...37 { #expect(filter.admit("a", at: at(Int64(ms))) == .hold) }
        #expect(filter.due(at: at(9_999)).isEmpty)
        let due = filter.due(at: at(10_000))
        #expect(due.map(\.key) == ["a"])
        #expect(due.map(\.count) == [37])
        #expect(filter.due(at: at(20_000)).isEmpty, "a number is said once as well")
    }

    @Test func `other messages are not held`() {
        var filter = RepeatFilter<String>()
        #expect(filter.admit("a", at: at(0)) == .say)
        #expect(filter.admit("b", at: at(0)) == .say)
    }

    @Test func `a message that comes after its window brings the number along`() {
        var filter = RepeatFilter<String>()
        _ = filter.admit("a", at: at(0))
        _ = filter.admit("a", at: at(5))
        #expect(filter.admit("a", at: at(10_000)) == .sayCounted(2))
        #expect(filter.admit("a", at: at(20_000)) == .say)
    }

    @Test func `a clock that goes back lets nothing through`() {
        var filter = RepeatFilter<String>()
        _ = filter.admit("a", at: at(100_000))
        #expect(filter.admit("a", at: at(0)) == .hold)
    }

    @Test func `what does not fit is held and only its number is said`() {
        var filter = RepeatFilter<Int>(limit: 3)
        for key in 0..<10 { _ = filter.admit(key, at: at(Int64(key))) }
        #expect(filter.remembered == 3)
        let due = filter.due(at: at(20_000))
        #expect(due.map(\.key) == [nil])
        #expect(due.map(\.count) == [7])
    }

    @Test func `at the end everything that is held is said`() {
        var filter = RepeatFilter<String>()
        for _ in 0..<3 { _ = filter.admit("a", at: at(0)) }
        #expect(filter.finish().map(\.count) == [2])
        #expect(filter.remembered == 0)
    }

    /// The promise itself, and that nothing is lost: what was said, counted, adds up to what came.
    @Test(arguments: 1...60)
    func `nothing comes twice in ten seconds without a number, and numbers add up`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var filter = RepeatFilter<Int>(limit: 6)
        var plainAt: [Int: Int64] = [:]
        var came = 0
        var told = 0
        var now: Int64 = 0
        for _ in 0..<2_000 {
            now += random.within(0...1) == 0 ? 0 : random.within(0...900)
            if random.within(0...9) == 0 {
                told += filter.due(at: at(now)).reduce(0) { $0 + $1.count }
            }
            let key = Int(random.within(0...9))
            came += 1
            switch filter.admit(key, at: at(now)) {
            case .say:
                told += 1
                if let last = plainAt[key] { #expect(now - last >= 10_000) }
                plainAt[key] = now
            case .sayCounted(let count):
                told += count
                #expect(count > 1)
                plainAt[key] = now
            case .hold: break
            }
            #expect(filter.remembered <= 6)
        }
        told += filter.finish().reduce(0) { $0 + $1.count }
        #expect(told == came)
    }
}
