import Randomness
import Supervision
import Testing
import TradeModel

@Suite struct `A supervised task` {
    private func at(_ ms: Int64) -> Instant { Instant(milliseconds: ms) }

    private var policy: RestartPolicy {
        var policy = RestartPolicy()
        policy.budget = 3
        policy.budgetWindow = .seconds(60)
        policy.firstPause = .milliseconds(100)
        policy.longestPause = .milliseconds(300)
        policy.heartbeatLimit = .seconds(5)
        return policy
    }

    /// Ticks in steps too short to count as suspension.
    private func tick(_ task: inout SupervisedTask, from: Int64, to: Int64) -> [TaskAction] {
        stride(from: from, through: to, by: 100).flatMap { task.tick(at: at($0)) }
    }

    @Test func `that dies is started again after a pause that doubles up to its limit`() {
        var task = SupervisedTask(policy)
        var now: Int64 = 0
        #expect(task.start(at: at(now)) == [.launch(generation: 1)])
        for (failure, pause) in [100, 200, 300].enumerated() {
            let actions = task.ended(failure + 1, .failed("no"), at: at(now))
            let span = Instant.Span.milliseconds(Int64(pause))
            #expect(actions == [.report(.failed("no", restartsIn: span))])
            #expect(task.tick(at: at(now + Int64(pause) - 1)) == [])
            now += Int64(pause)
            #expect(task.tick(at: at(now)) == [.launch(generation: failure + 2)])
        }
        #expect(task.restarts == 3)
    }

    @Test func `that dies once more than its budget allows is given up and stays so`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        var last: [TaskAction] = []
        for failure in 1...4 {
            last = task.ended(failure, .failed("no"), at: at(Int64(failure) * 1_000))
            _ = task.tick(at: at(Int64(failure) * 1_000 + 500))
        }
        #expect(last == [.report(.givenUp("failed 4 times: no"))])
        #expect(task.state == .givenUp)
        #expect(task.tick(at: at(10_000_000)) == [])
        #expect(task.start(at: at(10_000_000)) == [])
    }

    @Test func `is forgiven failures that are older than the window`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        for failure in 1...20 {
            let now = Int64(failure) * 25_000
            _ = task.ended(failure, .failed("no"), at: at(now))
            #expect(task.tick(at: at(now + 400)) == [.launch(generation: failure + 1)])
        }
    }

    @Test func `that shows no life is told to end and replaced`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        #expect(tick(&task, from: 0, to: 5_000) == [])
        let actions = task.tick(at: at(5_001))
        #expect(
            actions.prefix(2) == [
                .report(.wedged(silentFor: .milliseconds(5_001))), .end(generation: 1),
            ]
        )
        #expect(tick(&task, from: 5_100, to: 5_200) == [.launch(generation: 2)])
        #expect(task.abandoned == [1])
    }

    @Test func `that shows life is left alone`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        for step in stride(from: Int64(0), to: 60_000, by: 1_000) {
            #expect(task.beat(1, at: at(step)) == [])
            #expect(task.tick(at: at(step)) == [])
        }
        #expect(task.state == .running)
    }

    @Test func `is not blamed for a suspension that its watcher slept through too`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        #expect(task.tick(at: at(3_600_000)) == [])
        #expect(task.state == .running)
        #expect(tick(&task, from: 3_600_100, to: 3_605_000) == [])
        #expect(!tick(&task, from: 3_605_100, to: 3_605_200).isEmpty, "from here on it is")
    }

    @Test func `whose place nobody can take is reported once and recovers with its next beat`() {
        var policy = policy
        policy.replacesWedged = false
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        let actions = tick(&task, from: 100, to: 60_000)
        #expect(actions == [.report(.wedged(silentFor: .milliseconds(5_100)))])
        #expect(task.state == .wedged)
        #expect(task.beat(1, at: at(60_100)) == [.report(.recovered)])
        #expect(task.state == .running)
    }

    @Test func `says nothing that counts once it has been replaced`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        _ = tick(&task, from: 100, to: 5_500)
        #expect(task.generation == 2)
        #expect(task.beat(1, at: at(5_600)) == [])
        #expect(task.ended(1, .failed("late"), at: at(5_700)) == [])
        #expect(task.state == .running)
        #expect(task.abandoned == [])
        #expect(task.lastFailure == "showed no life")
    }

    @Test func `that leaves too many threads behind is given up`() {
        var policy = policy
        policy.budget = 100
        policy.abandonedLimit = 2
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        _ = tick(&task, from: 100, to: 60_000)
        #expect(task.state == .givenUp)
        #expect(task.abandoned == [1, 2, 3])
    }

    @Test func `that is never given up is started again for ever, and counts as lost meanwhile`() {
        var policy = policy
        policy.givesUp = false
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        for failure in 1...200 {
            let now = Int64(failure) * 1_000
            let actions = task.ended(failure, .failed("no"), at: at(now))
            let pause = Instant.Span.milliseconds(min(300, 100 << Int64(min(failure - 1, 5))))
            #expect(actions == [.report(.failed("no", restartsIn: pause))])
            #expect(task.isLost == (failure > policy.budget))
            #expect(task.tick(at: at(now + 300)) == [.launch(generation: failure + 1)])
        }
        // Three failures are in the budget: the fourth from the end was at 197 s.
        _ = task.tick(at: at(197_000 + 59_999))
        #expect(task.isLost)
        _ = task.tick(at: at(197_000 + 60_000))
        #expect(!task.isLost)
    }

    @Test func `that is never given up waits until one of too many threads has ended`() {
        var policy = policy
        policy.givesUp = false
        policy.abandonedLimit = 2
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        _ = tick(&task, from: 100, to: 600_000)
        #expect(task.abandoned == [1, 2, 3])
        #expect(task.isLost && task.state != .givenUp)
        #expect(task.ended(2, .finished, at: at(600_050)) == [])
        #expect(task.tick(at: at(600_100)) == [.launch(generation: 4)])
    }

    @Test func `that has done its work is not started again`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        #expect(task.ended(1, .finished, at: at(10)) == [])
        #expect(tick(&task, from: 100, to: 20_000) == [])
        #expect(task.state == .finished)
    }

    @Test func `that is stopped is told to end and never comes back`() {
        var task = SupervisedTask(policy)
        _ = task.start(at: at(0))
        #expect(task.stop() == [.end(generation: 1)])
        #expect(task.ended(1, .failed("torn away"), at: at(20)) == [])
        #expect(tick(&task, from: 100, to: 20_000) == [])
        #expect(task.state == .stopped)
    }

    @Test(arguments: 1...40)
    func `launches at most budget and one within any window, one generation at a time`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var task = SupervisedTask(policy)
        var launches: [Int64] = []
        var now: Int64 = 0
        func note(_ actions: [TaskAction]) {
            for case .launch(let generation) in actions {
                launches.append(now)
                #expect(generation == launches.count)
            }
        }
        note(task.start(at: at(0)))
        for _ in 0..<400 {
            now += random.within(0...2_000)
            let generation = Int(random.within(0...Int64(task.generation + 1)))
            switch random.within(0...5) {
            case 0: note(task.ended(generation, .failed("x"), at: at(now)))
            case 1: note(task.beat(generation, at: at(now)))
            default: note(task.tick(at: at(now)))
            }
        }
        for (place, launch) in launches.enumerated() {
            let inWindow = launches[...place].count { launch - $0 < 60_000 }
            #expect(inWindow <= policy.budget + 1)
        }
    }
}
