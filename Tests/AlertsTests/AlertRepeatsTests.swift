import Testing
import TradeModel

@testable import Alerts

@Suite struct `Which alerts are held` {
    private var repeats = AlertRepeats(pause: .seconds(60))

    private func alert(_ name: String, order: UInt64? = nil) -> Alert {
        Alert(
            at: Instant(milliseconds: 0),
            name: name,
            severity: .warning,
            subject: .account,
            order: order,
            words: ""
        )
    }

    private func at(_ seconds: Int64) -> Instant { Instant(milliseconds: seconds * 1_000) }

    /// Names, orders and counts.
    private func words(_ list: [AlertRepeats.Counted]) -> [String] {
        list.map { "\($0.alert.name) \($0.alert.order ?? 0) ×\($0.times)" }
    }

    @Test func `the first of a kind leaves at once, and the next when the pause is over`() {
        var repeats = repeats
        #expect(words(repeats.admit(alert("a", order: 1), at: at(0))) == ["a 1 ×1"])
        #expect(words(repeats.admit(alert("a", order: 2), at: at(1))) == [])
        #expect(words(repeats.admit(alert("b", order: 3), at: at(2))) == ["b 3 ×1"])
        #expect(words(repeats.admit(alert("a", order: 4), at: at(60))) == ["a 4 ×2"])
        #expect(words(repeats.takeHeld()) == [])
    }

    @Test func `what is held leaves when the pause is over, without another of its kind`() {
        var repeats = repeats
        for second in [0, 1, 2] as [Int64] {
            _ = repeats.admit(alert("a", order: UInt64(second)), at: at(second))
        }
        _ = repeats.admit(alert("b"), at: at(0))
        #expect(words(repeats.due(at: at(59))) == [])
        #expect(words(repeats.due(at: at(60))) == ["a 2 ×2"])
        #expect(words(repeats.due(at: at(300))) == [])
        // It counts as sent then.
        #expect(words(repeats.admit(alert("a"), at: at(119))) == [])
        #expect(words(repeats.due(at: at(120))) == ["a 0 ×1"])
    }

    @Test func `at the end everything that is held leaves, once`() {
        var repeats = repeats
        for name in ["a", "b", "a", "b", "b"] { _ = repeats.admit(alert(name), at: at(0)) }
        #expect(words(repeats.takeHeld()) == ["a 0 ×1", "b 0 ×2"])
        #expect(words(repeats.takeHeld()) == [])
    }

    @Test func `of a kind that is forgotten leaves what was held`() {
        var repeats = repeats
        for _ in 0..<3 { _ = repeats.admit(alert("a"), at: at(0)) }
        for number in 1..<AlertRepeats.mostKinds {
            _ = repeats.admit(alert("name_\(number)"), at: at(1))
        }
        #expect(words(repeats.admit(alert("z"), at: at(2))) == ["a 0 ×2", "z 0 ×1"])
    }
}
