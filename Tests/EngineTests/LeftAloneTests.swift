import Engine
import Policies
import Testing
import TradeModel

@Suite struct `An engine that nobody can reach any more` {
    @Test func `opens nothing, sells what it must, and goes on when that is lifted`() {
        var harness = Harness(profile: .quiet())
        harness.step(.noticed(.essentialTaskLost))
        #expect(harness.core.mode == .exitsOnly)
        #expect(harness.alertsNow == [.essentialTaskLost])
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.mode(.exitsOnly)])
        harness.step(.command(.resume))
        #expect(harness.core.mode == .exitsOnly)
        harness.step(.command(.endExitsOnly))
        harness.close(10_000, wish: 10)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `keeps an operator's halt`() {
        var harness = Harness(profile: .quiet())
        harness.step(.command(.halt))
        harness.step(.noticed(.essentialTaskLost))
        #expect(harness.core.mode == [.halted, .exitsOnly])
        harness.step(.command(.endExitsOnly))
        #expect(harness.core.mode == .halted)
        harness.step(.noticed(.essentialTaskLost))
        #expect(harness.alertsNow == [.essentialTaskLost])
    }
}
