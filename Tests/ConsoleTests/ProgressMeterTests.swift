import Console
import Testing

@Suite struct `Progress` {
    private let second: UInt64 = 1_000_000_000

    @Test func `a line every three seconds where there is no terminal`() {
        var meter = ProgressMeter(total: 100, unit: "events", isTerminal: false, now: 0)
        #expect(meter.update(done: 1, now: second) == nil)
        #expect(meter.update(done: 30, now: 3 * second) == "30 %, 10 events/s, 7 s left\n")
        #expect(meter.update(done: 40, now: 4 * second) == nil)
        #expect(meter.update(done: 60, now: 6 * second) == "60 %, 10 events/s, 4 s left\n")
        #expect(meter.clear() == nil)
    }

    @Test func `a bar that is redrawn and taken away on a terminal`() {
        var meter = ProgressMeter(total: 100, unit: "events", isTerminal: true, now: 0)
        let drawn = meter.update(done: 50, now: second) ?? ""
        #expect(drawn.hasPrefix("\r\u{1B}[K███████████████░"))
        #expect(drawn.hasSuffix("50 %, 50 events/s, 1 s left"))
        #expect(meter.clear() == "\r\u{1B}[K")
        #expect(meter.clear() == nil)
    }

    @Test func `nothing done yet promises no end`() {
        var meter = ProgressMeter(total: 100, unit: "events", isTerminal: false, now: 0)
        #expect(meter.update(done: 0, now: 3 * second) == "0 %, 0 events/s\n")
    }

    @Test func `nothing to do draws nothing`() {
        var meter = ProgressMeter(total: 0, unit: "events", isTerminal: true, now: 0)
        #expect(meter.update(done: 0, now: 9 * second) == nil)
    }
}
