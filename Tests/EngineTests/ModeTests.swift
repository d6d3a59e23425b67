import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Modes of the engine` {
    @Test(arguments: [
        (OperatorCommand.pause, Mode.paused), (.halt, .halted),
    ])
    func `a stop takes entries away until it is lifted, across a start`(
        command: OperatorCommand,
        mode: Mode
    ) {
        var harness = Harness(profile: .quiet())
        harness.step(.command(command))
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.mode(mode)])
        harness.step(.command(.resume))
        harness.close(10_000, wish: 10)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `a command that does not fit is refused and told`() {
        var harness = Harness(profile: .quiet())
        harness.step(.command(.resume))
        #expect(harness.alertsNow == [.commandRefused])
        harness.step(.command(.halt))
        harness.step(.command(.pause))
        #expect(harness.alertsNow == [.commandRefused])
        #expect(harness.core.mode == .halted)
    }

    @Test func `a halt does not touch what works`() throws {
        var harness = Harness(profile: .quiet())
        harness.close(10_000, wish: 10)
        let order = try harness.lastSent()
        harness.step(.command(.halt))
        harness.fill(order, price: 10_000)
        #expect(harness.size() == 10)
        harness.close(10_000, wish: -1)
        #expect(harness.sentNow.count == 1)
    }
}
