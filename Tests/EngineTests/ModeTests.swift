import Engine
import Money
import Policies
import Testing
import TradeModel

@Suite struct `Modes of the engine` {
    @Test(arguments: [
        (OperatorCommand.pause, Mode.paused, OperatorCommand.resume),
        (.halt, .halted, .resume), (.limitToExits, .exitsOnly, .endExitsOnly),
    ])
    func `a stop takes entries away until it is lifted, across a start`(
        command: OperatorCommand,
        mode: Mode,
        lifting: OperatorCommand
    ) {
        var harness = Harness(profile: .quiet())
        harness.step(.command(command))
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.mode(mode)])
        harness.step(.command(lifting))
        harness.close(10_000, wish: 10)
        #expect(harness.sentNow.count == 1)
    }

    @Test(arguments: [OperatorCommand.resume, .acceptDrift, .endExitsOnly, .resetDrawdown])
    func `a command that lifts nothing leaves no fact`(command: OperatorCommand) {
        var harness = Harness(profile: .quiet())
        // The first step of a day has facts of its own.
        harness.step(.timer)
        let before = harness.core
        harness.step(.command(command))
        #expect(harness.last.facts.isEmpty && harness.alertsNow.isEmpty)
        #expect(harness.core == before)
        #expect(harness.core.changes(by: command) == nil)
    }

    @Test func `a stop said twice is noted once`() {
        var harness = Harness(profile: .quiet())
        for command in [OperatorCommand.pause, .halt, .limitToExits] {
            harness.step(.command(command))
            #expect(harness.last.facts.last?.change == .modeChanged(harness.core.mode))
            harness.step(.command(command))
            #expect(harness.last.facts.isEmpty && harness.alertsNow.isEmpty)
        }
    }

    @Test func `a resume lifts what the operator latched and leaves a drift where it is`() {
        var harness = Harness(profile: .quiet())
        harness.step(drift(harness))
        harness.step(.command(.halt))
        harness.step(.command(.pause))
        harness.step(.command(.limitToExits))
        #expect(harness.core.mode == [.drifted, .halted, .paused, .exitsOnly])
        harness.step(.command(.resume))
        #expect(harness.core.mode == [.drifted, .exitsOnly])
        harness.step(.command(.resume))
        #expect(harness.last.facts.isEmpty)
        harness.step(.command(.endExitsOnly))
        harness.close(10_000, wish: 10)
        #expect(harness.refusals == [.mode(.drifted)])
        harness.step(.command(.acceptDrift))
        harness.close(10_000, wish: 10)
        #expect(harness.sentNow.count == 1)
    }

    @Test func `a drift does not take a halt away, and accepting it does not either`() {
        var harness = Harness(profile: .quiet())
        harness.step(.command(.halt))
        harness.step(drift(harness))
        #expect(harness.core.mode == [.halted, .drifted])
        harness.step(.command(.acceptDrift))
        #expect(harness.core.mode == .halted)
    }

    /// A statement that shows something that the books do not have.
    private func drift(_ harness: Harness<Scripted>) -> Event {
        .statement(
            AccountStatement(
                askedAt: harness.now,
                quote: 0,
                positions: harness.core.positions.map { _ in 1 },
                workingOrders: []
            )
        )
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
