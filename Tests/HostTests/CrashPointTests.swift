import Backtest
import Cryptography
import Engine
import Host
import Ports
import Randomness
import Replay
import Simulation
import Storage
import TestSupport
import Testing
import TradeModel

/// Every disk operation of a run is a crash point: there the machine goes down, what was not
/// synchronised survives in one of five ways, and the run goes on from what is left.
@Suite struct `Crash points` {
    /// Runs to the end on `disk`, or until the disk gives out.
    private func run(
        _ bench: RunnerBench,
        _ directory: String,
        _ disk: LyingDisk
    ) -> Result<Digest, HostError> {
        do throws(HostError) {
            var runner = try bench.open(directory, disk)
            _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
            return .success(runner.stateHash)
        } catch {
            return .failure(error)
        }
    }

    /// How many disk operations the run on an undisturbed disk takes.
    private func operations(_ bench: RunnerBench) throws -> Int {
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        #expect(try run(bench, directory.path, disk).get() == bench.undisturbed().stateHash)
        return disk.operations
    }

    @Test(arguments: PowerLoss.allCases)
    func `whichever operation the machine dies in, the run ends alike`(loss: PowerLoss) throws {
        let bench = try RunnerBench(candles: 80, seed: 7)
        let expected = try bench.undisturbed()
        #expect(expected.report.tally.fills > 3)
        let directory = try TemporaryDirectory()
        let operations = try operations(bench)
        #expect(operations > 40)
        var random = SplitMix64(seed: 1)
        for operation in 1...operations {
            let disk = RunnerBench.disk(around: directory)
            disk.crashAt = operation
            guard case .failure = run(bench, directory.path, disk) else {
                Issue.record("operation \(operation) did not crash")
                continue
            }
            disk.restart(loss, using: &random)
            #expect(
                try run(bench, directory.path, disk).get() == expected.stateHash,
                "crashed at operation \(operation), \(loss): \(disk.describeLastRestart)"
            )
        }
        print("\(operations) crash points, \(loss)")
    }

    @Test(arguments: PowerLoss.allCases)
    func `killed, started again and cut off from power, the run ends alike`(
        loss: PowerLoss
    ) throws {
        let bench = try RunnerBench(candles: 40, seed: 7)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        let operations = try operations(bench)
        var random = SplitMix64(seed: 3)
        for operation in 1...operations {
            let disk = RunnerBench.disk(around: directory)
            disk.crashAt = operation
            _ = run(bench, directory.path, disk)
            disk.reboot()
            disk.crashAt = 1 + random.below(24)
            _ = run(bench, directory.path, disk)
            disk.restart(loss, using: &random)
            #expect(
                try run(bench, directory.path, disk).get() == expected,
                "killed at operation \(operation), \(loss): \(disk.describeLastRestart)"
            )
        }
        print("\(operations) kill points before a power loss, \(loss)")
    }

    @Test func `a crash during the recovery from a crash changes nothing either`() throws {
        let bench = try RunnerBench(candles: 40, seed: 7)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        var random = SplitMix64(seed: 2)
        for _ in 0..<60 {
            let disk = RunnerBench.disk(around: directory)
            for _ in 0..<4 {
                disk.crashAt = 1 + random.below(30)
                if case .success = run(bench, directory.path, disk) { break }
                disk.restart(random.pick(PowerLoss.allCases), using: &random)
            }
            disk.reboot()
            #expect(try run(bench, directory.path, disk).get() == expected)
        }
    }

    @Test(arguments: [false, true])
    func `an error from any disk operation ends the run and loses nothing`(
        happens: Bool
    ) throws {
        let bench = try RunnerBench(candles: 40, seed: 7)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        let operations = try operations(bench)
        for operation in 1...operations {
            let disk = RunnerBench.disk(around: directory)
            let error = (operation, DiskError.inputOutput)
            if happens { disk.failAfterHappening = error } else { disk.failAt = error }
            guard case .failure = run(bench, directory.path, disk) else {
                Issue.record("operation \(operation) failed and nobody noticed")
                continue
            }
            disk.reboot()
            #expect(try run(bench, directory.path, disk).get() == expected)
        }
        print("\(operations) error points, \(happens ? "after" : "instead of") the operation")
    }

    @Test func `a full disk stops the run, and with room it ends alike`() throws {
        let bench = try RunnerBench(candles: 600)
        let expected = try bench.undisturbed().stateHash
        let directory = try TemporaryDirectory()
        let disk = RunnerBench.disk(around: directory)
        disk.capacity = 2 << 16
        guard case .failure(.journal(.noRoom)) = run(bench, directory.path, disk) else {
            Issue.record("a full disk was not reported as such")
            return
        }
        disk.reboot()
        disk.capacity = .max
        #expect(try run(bench, directory.path, disk).get() == expected)
    }
}
