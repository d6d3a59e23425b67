import Desk
import Engine
import Testing
import TradeModel

@Suite struct `A desk that dies again and again` {
    /// Starts, and dies so often, so far apart; then starts once more.
    private func after(
        deaths: Int,
        apart: Instant.Span = .seconds(60),
        on bench: Bench = Bench()
    ) throws -> Bench {
        for _ in 0..<deaths {
            try bench.start()
            bench.wait(apart)
            bench.kill()
        }
        try bench.start()
        return bench
    }

    private func isTold(_ bench: Bench) -> Bool {
        Bench.told(bench.effects).contains(.repeatedDeaths)
    }

    @Test func `opens nothing after the third death within ten minutes, and says so`() throws {
        let bench = try after(deaths: 3)
        #expect(bench.core.mode == .exitsOnly)
        #expect(isTold(bench))
        #expect(try bench.recovered() == bench.engine)
    }

    @Test(arguments: [0, 1, 2])
    func `goes on after fewer`(deaths: Int) throws {
        let bench = try after(deaths: deaths)
        #expect(bench.core.mode == .running)
        #expect(!isTold(bench))
    }

    @Test(arguments: [(Int64(300), Mode.exitsOnly), (301, .running)])
    func `counts what lies within ten minutes and no more`(apart: Int64, mode: Mode) throws {
        #expect(try after(deaths: 3, apart: .seconds(apart)).core.mode == mode)
    }

    @Test func `does not count a stop in order as a death`() throws {
        let bench = Bench()
        for _ in 0..<5 {
            try bench.start()
            bench.wait(.seconds(20))
            try bench.stop()
        }
        try bench.start()
        #expect(bench.core.mode == .running)
        // Two deaths and a stop in order are not three deaths.
        bench.kill()
        try bench.start()
        bench.kill()
        try bench.start()
        try bench.stop()
        try bench.start()
        #expect(bench.core.mode == .running)
        bench.kill()
        try bench.start()
        #expect(bench.core.mode == .exitsOnly, "the third")
    }

    @Test func `goes on when an operator lifts it, and stops again after one more death`() throws {
        let bench = try after(deaths: 3)
        try bench.take(.command(.endExitsOnly))
        #expect(bench.core.mode == .running)
        bench.wait(.seconds(60))
        bench.kill()
        try bench.start()
        #expect(bench.core.mode == .exitsOnly)
    }

    @Test func `keeps a halt that an operator wanted`() throws {
        let bench = try Bench.started()
        try bench.take(.command(.halt))
        bench.kill()
        _ = try after(deaths: 2, on: bench)
        #expect(bench.core.mode == [.halted, .exitsOnly])
        #expect(isTold(bench))
    }

    @Test func `does not count where nobody wants it`() throws {
        let bench = Bench()
        bench.options.watchesDeaths = false
        #expect(try after(deaths: 6, on: bench).core.mode == .running)
    }

    @Test func `that has stopped does nothing more`() throws {
        let bench = try Bench.started()
        try bench.take(.command(.pause))
        let before = bench.lastSequence
        try bench.stop()
        try bench.open()
        #expect(bench.lastSequence == before + 1)
        #expect(bench.core.deaths.hasStopped)
    }
}
