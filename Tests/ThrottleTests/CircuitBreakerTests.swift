import Testing
import Throttle
import TradeModel

@Suite struct `A circuit breaker` {
    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker(BreakerSettings())
        for ms in 0..<5 as Range<Int64> { breaker.failed(.transient, at: at(ms)) }
        return breaker
    }

    @Test func `opens at the fifth failure within half a minute`() {
        var breaker = CircuitBreaker(BreakerSettings())
        for ms in 0..<4 as Range<Int64> { breaker.failed(.transient, at: at(ms)) }
        #expect(breaker.passage(at: at(5)) == .everything)
        breaker.failed(.ambiguous, at: at(5))
        #expect(breaker.passage(at: at(5)) == .nothing)
        #expect(breaker.timesOpened == 1)
    }

    @Test func `stays closed when failures are far apart`() {
        var breaker = CircuitBreaker(BreakerSettings())
        for step in 0..<50 as Range<Int64> { breaker.failed(.transient, at: at(step * 8_000)) }
        #expect(breaker.isClosed)
    }

    @Test(arguments: [FailureClass.rejected, .rateLimited, .critical])
    func `takes a refusal for an answer`(kind: FailureClass) {
        var breaker = CircuitBreaker(BreakerSettings())
        for ms in 0..<50 as Range<Int64> { breaker.failed(kind, at: at(ms)) }
        #expect(breaker.isClosed)
    }

    @Test func `lets one probe through after its pause and closes when that is answered`() {
        var breaker = opened()
        #expect(breaker.nextChange(after: at(100)) == at(1_004))
        #expect(breaker.passage(at: at(2_004)) == .probe)
        breaker.probed(9, at: at(2_004))
        #expect(breaker.passage(at: at(2_005)) == .nothing)
        breaker.succeeded(at: at(2_100))
        #expect(breaker.passage(at: at(2_100)) == .everything)
    }

    @Test func `pauses twice as long after each probe that fails, up to a minute`() {
        var breaker = opened()
        var now = at(4)
        var pauses: [Int64] = []
        for _ in 0..<8 {
            let opened = now
            while breaker.passage(at: now) != .probe { now = now + .milliseconds(500) }
            pauses.append((now - opened).nanoseconds / 1_000_000_000)
            breaker.probed(9, at: now)
            breaker.failed(.transient, at: now)
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
    }

    @Test func `lets an exit try a second after it has opened`() {
        var breaker = opened()
        #expect(breaker.passage(at: at(1_003)) == .nothing)
        #expect(breaker.passage(at: at(1_004)) == .exitProbe)
        breaker.probed(9, at: at(1_004))
        #expect(breaker.passage(at: at(1_500)) == .nothing)
    }

    @Test func `takes a probe of which nothing is heard for one that failed`() {
        var breaker = opened()
        breaker.probed(9, at: at(2_004))
        #expect(breaker.nextChange(after: at(2_004)) == at(7_004))
        #expect(breaker.passage(at: at(7_004)) == .nothing)
        #expect(breaker.passage(at: at(7_004 + 4_000)) == .probe)
    }

    @Test(arguments: FailureClass.allCases)
    func `is decided by the probe, not by what older calls met`(kind: FailureClass) {
        var breaker = opened()
        breaker.probed(9, at: at(2_004))
        breaker.failed(kind, of: 8, at: at(2_100))
        breaker.succeeded(8, at: at(2_101))
        #expect(breaker.passage(at: at(2_101)) == .nothing)
        #expect(breaker.nextChange(after: at(2_101)) == at(7_004))
        breaker.failed(.rejected, of: 9, at: at(2_200))
        #expect(breaker.isClosed)
    }

    @Test func `is open no longer for an instant far ahead`() {
        var breaker = CircuitBreaker(BreakerSettings())
        for _ in 0..<5 { breaker.failed(.transient, at: at(86_400_000)) }
        #expect(breaker.passage(at: at(0)) == .nothing)
        #expect(breaker.passage(at: at(2_000)) == .probe)
        breaker.probed(9, at: at(86_400_000))
        #expect(breaker.passage(at: at(2_100)) == .nothing)
        #expect(breaker.nextChange(after: at(2_100)) == at(7_100))
    }

    @Test func `does not close for an answer to what was asked before it opened`() {
        var breaker = opened()
        breaker.succeeded(at: at(100))
        #expect(breaker.passage(at: at(101)) == .nothing)
    }
}
