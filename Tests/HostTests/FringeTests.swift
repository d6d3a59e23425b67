import Glibc
import Host
import Supervision
import Synchronization
import SystemIO
import TestSupport
import Testing
import TradeModel

@Suite(.serialized) struct `The fringe` {
    private let clock = SystemClock()

    /// Counts what threads do.
    private final class Count: Sendable {
        private let value = Atomic<Int>(0)
        func add() { value.wrappingAdd(1, ordering: .sequentiallyConsistent) }
        var now: Int { value.load(ordering: .sequentiallyConsistent) }
    }

    private func at(_ ms: Int64) -> Instant { Instant(milliseconds: ms) }

    /// Gives threads the processor until something has happened, a bounded time.
    private func wait(until isDone: () -> Bool) -> Bool {
        for _ in 0..<5_000 {
            if isDone() { return true }
            SystemClock.pause(milliseconds: 1)
        }
        return false
    }

    private func entries(_ folder: String) throws -> Int { try FileDisk().list(folder).count }

    @Test func `starts its tasks and ends them`() {
        let running = Count()
        let ended = Count()
        let task = FringeTask("worker") { life in
            running.add()
            while life.rest(milliseconds: 60_000) {}
            ended.add()
            return .finished
        }
        let fringe = Fringe([task], tellLoss: { true })
        fringe.start(at: at(0))
        #expect(wait { running.now == 1 })
        #expect(fringe.health.isWell)
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
        #expect(ended.now == 1)
    }

    @Test func `a task that dies is started again, and its death is told`() {
        let starts = Count()
        let task = FringeTask("projection") { _ in
            starts.add()
            return .failed("the file is locked")
        }
        let fringe = Fringe([task], tellLoss: { true })
        fringe.start(at: at(0))
        var news: [FringeNews] = []
        #expect(
            wait {
                news += fringe.tick(at: at(10))
                return !news.isEmpty
            }
        )
        #expect(
            news.map(\.description)
                == ["projection failed: the file is locked; it starts again in 0.2 s"]
        )
        #expect(!fringe.health.isWell)
        _ = fringe.tick(at: at(210))
        #expect(wait { starts.now == 2 })
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
    }

    @Test func `an essential task that is given up is told until the engine has heard of it`() {
        var policy = RestartPolicy()
        policy.budget = 0
        let task = FringeTask("control", policy: policy, isEssential: true) { _ in
            .failed("no socket")
        }
        var told = 0
        let fringe = Fringe(
            [task],
            tellLoss: {
                told += 1
                return told == 3
            }
        )
        fringe.start(at: at(0))
        #expect(
            wait {
                _ = fringe.tick(at: at(10))
                return fringe.health.lacksEssential
            }
        )
        for _ in 0..<10 { _ = fringe.tick(at: at(20)) }
        #expect(told == 3)
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
    }

    @Test func `a task that is not essential is given up and the engine is left alone`() {
        var policy = RestartPolicy()
        policy.budget = 0
        let task = FringeTask("projection", policy: policy) { _ in .failed("no file") }
        var told = 0
        let fringe = Fringe(
            [task],
            tellLoss: {
                told += 1
                return true
            }
        )
        fringe.start(at: at(0))
        #expect(
            wait {
                _ = fringe.tick(at: at(10))
                return fringe.health.tasks.first?.state == .givenUp
            }
        )
        #expect(told == 0)
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
    }

    @Test func `a wedged task is told to end, replaced, and heard no more`() {
        let release = Doorbell()
        let starts = Count()
        let sawEnd = Count()
        let task = FringeTask("feed") { life in
            starts.add()
            if life.generation == 1 {
                release.wait(milliseconds: 60_000)
                if life.shouldEnd { sawEnd.add() }
                return .failed("too late")
            }
            while life.rest(milliseconds: 5) {}
            return .finished
        }
        let fringe = Fringe([task], tellLoss: { true })
        fringe.start(at: at(0))
        #expect(wait { starts.now == 1 })
        var news: [FringeNews] = []
        for ms in stride(from: Int64(1_000), through: 11_000, by: 1_000) {
            news += fringe.tick(at: at(ms))
        }
        #expect(news.first?.description == "feed has shown no life for 11.0 s")
        _ = fringe.tick(at: at(11_300))
        #expect(wait { starts.now == 2 })
        #expect(fringe.health.tasks.first?.abandonedThreads == 1)
        release.ring()
        #expect(
            wait {
                _ = fringe.tick(at: at(11_400))
                return fringe.health.tasks.first?.abandonedThreads == 0
            }
        )
        #expect(sawEnd.now == 1)
        #expect(fringe.health.tasks.first?.state == .running, "what the old one said is ignored")
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
    }

    @Test func `a thread that does not end is named, and the end does not wait for it`() {
        let release = Doorbell()
        let task = FringeTask("stuck") { _ in
            release.wait(milliseconds: 60_000)
            return .finished
        }
        let fringe = Fringe([task], tellLoss: { true })
        fringe.start(at: at(0))
        #expect(fringe.stop(withinMs: 20, clock: clock) == ["stuck"])
        release.ring()
    }

    @Test func `a thread that waits in the system is woken at the end`() throws {
        let task = FringeTask("socket") { life in
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { return .failed("no pipe") }
            let (reading, writing) = (ends[0], ends[1])
            life.whenEnding { _ = write(writing, "x", 1) }
            var byte: UInt8 = 0
            _ = read(reading, &byte, 1)
            close(reading)
            close(writing)
            return .finished
        }
        let fringe = Fringe([task], tellLoss: { true })
        fringe.start(at: at(0))
        #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
    }

    @Test func `fifty starts and stops leave no thread and no descriptor behind`() throws {
        let threads = try entries("/proc/self/task")
        let descriptors = try entries("/proc/self/fd")
        for _ in 0..<50 {
            let tasks = (0..<4).map { number in
                FringeTask("task \(number)") { life in
                    let file = open("/dev/null", O_RDONLY)
                    defer { close(file) }
                    while life.rest(milliseconds: 1_000) {}
                    return number == 0 ? .failed("at the end") : .finished
                }
            }
            let fringe = Fringe(tasks, tellLoss: { true })
            fringe.start(at: at(0))
            _ = fringe.tick(at: at(5))
            #expect(fringe.stop(withinMs: 5_000, clock: clock) == [])
        }
        // Other suites may have threads and files of their own at this moment; fifty leaks show all the same.
        #expect(
            wait {
                do {
                    return try entries("/proc/self/task") < threads + 25
                        && entries("/proc/self/fd") < descriptors + 25
                } catch {
                    return false
                }
            }
        )
    }
}
