// What each kind of power loss may make of what was pending, and what none of them may touch.

import Ports
import Randomness
import Simulation
import Testing

@Suite struct `Lying disk after a power loss` {
    /// Restarts a disk that `prepare` has left with something pending, often, and collects what was
    /// found.
    private func outcomes<Found: Hashable>(
        _ loss: PowerLoss,
        _ prepare: (LyingDisk) throws -> Void,
        find: (LyingDisk) throws -> Found
    ) throws -> Set<Found> {
        var found: Set<Found> = []
        for seed in 0..<200 {
            let disk = LyingDisk()
            try prepare(disk)
            var random = SplitMix64(seed: UInt64(seed))
            disk.restart(loss, using: &random)
            found.insert(try find(disk))
        }
        return found
    }

    /// Four sectors of ones, over which twos are written from the middle of the first to the middle of
    /// the last.
    private func writeOver(_ disk: LyingDisk) throws {
        try disk.makeDurable("f", bytes(1, 2048))
        let file = try disk.open("f", .existing)
        try disk.write(bytes(2, 1536), to: file, at: 256)
    }

    /// For each of the four sectors, what is in the part that was written over.
    private func sectors(_ disk: LyingDisk) throws -> [String] {
        let content = try disk.visible("f") ?? []
        #expect(content.count == 2048)
        #expect(content.prefix(256) == bytes(1, 256)[...])
        #expect(content.suffix(256) == bytes(1, 256)[...])
        return [256..<512, 512..<1024, 1024..<1536, 1536..<1792].map { range in
            switch Set(content[range]) {
            case [1]: "old"
            case [2]: "new"
            default: "garbage"
            }
        }
    }

    @Test func `lost, no pending write has arrived`() throws {
        let found = try outcomes(.lost, writeOver, find: sectors)
        #expect(found == [["old", "old", "old", "old"]])
    }

    @Test func `arrived, every pending write has`() throws {
        let found = try outcomes(.arrived, writeOver, find: sectors)
        #expect(found == [["new", "new", "new", "new"]])
    }

    @Test func `torn, each sector has arrived or not`() throws {
        let found = try outcomes(.torn, writeOver, find: sectors)
        #expect(Set(found.flatMap { $0 }) == ["old", "new"])
        #expect(found.count == 16)
    }

    @Test func `garbage, a sector can hold anything within the write`() throws {
        let found = try outcomes(.garbage, writeOver, find: sectors)
        for sector in 0..<4 {
            #expect(Set(found.map { $0[sector] }) == ["old", "new", "garbage"])
        }
    }

    @Test func `reordered, each write is whole or lost and any may be on top`() throws {
        let found = try outcomes(.reordered) { disk in
            try disk.makeDurable("f", bytes(1, 2048))
            let file = try disk.open("f", .existing)
            try disk.write(bytes(2, 2048), to: file, at: 0)
            try disk.write(bytes(3, 2048), to: file, at: 0)
        } find: { disk in
            Set(try disk.visible("f") ?? [])
        }
        #expect(found == [[1], [2], [3]])
        // The later write lies over half of the earlier one: only the order tells the last two apart.
        let overlapping = try outcomes(.reordered) { disk in
            try disk.makeDurable("f", [1, 1])
            let file = try disk.open("f", .existing)
            try disk.write([2, 2], to: file, at: 0)
            try disk.write([3], to: file, at: 1)
        } find: {
            try $0.visible("f")
        }
        #expect(overlapping == [[1, 1], [1, 3], [2, 2], [2, 3]])
    }

    @Test(arguments: [PowerLoss.torn, .garbage])
    func `a new length may arrive without its bytes, or not at all`(loss: PowerLoss) throws {
        let found = try outcomes(loss) { disk in
            try disk.makeDurable("f", [])
            let file = try disk.open("f", .existing)
            try disk.write(bytes(2, 1024), to: file, at: 0)
        } find: { disk in
            let content = try disk.visible("f") ?? []
            return [content.count, content.prefix(512).contains(2) ? 1 : 0]
        }
        #expect(found.isSuperset(of: [[0, 0], [512, 1], [1024, 0], [1024, 1]]))
    }

    @Test(arguments: PowerLoss.allCases)
    func `of the changes of names in a directory a prefix has happened`(loss: PowerLoss) throws {
        let found = try outcomes(loss) { disk in
            for name in ["a", "b", "c"] { _ = try disk.open(name, .truncated) }
            try disk.rename("a", to: "d")
            try disk.remove("b")
        } find: {
            try $0.list(".")
        }
        let prefixes = [[], ["a"], ["a", "b"], ["a", "b", "c"], ["b", "c", "d"], ["c", "d"]]
        switch loss {
        case .lost: #expect(found == [prefixes[0]])
        case .arrived: #expect(found == [prefixes[5]])
        case .torn, .garbage, .reordered: #expect(found == Set(prefixes))
        }
    }

    @Test(arguments: [PowerLoss.torn, .garbage, .reordered])
    func `changes of names in two directories do not wait for each other`(loss: PowerLoss) throws {
        let found = try outcomes(loss) { disk in
            _ = try disk.createDirectory("d")
            _ = try disk.createDirectory("e")
            try disk.synchronizeDirectory(".")
            _ = try disk.open("d/f", .truncated)
            _ = try disk.open("e/f", .truncated)
        } find: { disk in
            [try disk.visible("d/f") == nil, try disk.visible("e/f") == nil]
        }
        #expect(found.count == 4)
    }

    @Test func `a directory that is lost takes with it what was durable in it`() throws {
        let found = try outcomes(.torn) { disk in
            _ = try disk.createDirectory("d")
            try disk.makeDurable("d/f", [1])
            #expect(disk.durableBytes("d/f") == nil)
        } find: { disk in
            try disk.list(".").isEmpty ? nil : try disk.visible("d/f")
        }
        #expect(found == [nil, [1]])
    }

    @Test(arguments: PowerLoss.allCases)
    func `after the restart everything that is left is durable`(loss: PowerLoss) throws {
        for seed in 0..<30 {
            let disk = LyingDisk()
            try writeOver(disk)
            _ = try disk.open("g", .truncated)
            var random = SplitMix64(seed: UInt64(seed))
            disk.restart(loss, using: &random)
            let left = try disk.visible("f")
            let names = try disk.list(".")
            disk.restart(.lost, using: &random)
            #expect(try disk.visible("f") == left)
            #expect(try disk.list(".") == names)
        }
    }

    @Test func `the death of the process leaves what is pending to a later power loss`() throws {
        let disk = LyingDisk()
        try writeOver(disk)
        _ = try disk.createDirectory("d")
        disk.reboot()
        #expect(try sectors(disk) == ["new", "new", "new", "new"])
        #expect(try disk.list(".") == ["d", "f"])
        var random = SplitMix64(seed: 1)
        disk.restart(.lost, using: &random)
        #expect(try sectors(disk) == ["old", "old", "old", "old"])
        #expect(try disk.list(".") == ["f"])
    }

    @Test func `the restart is told in one sentence`() throws {
        func sentence(_ loss: PowerLoss?, _ prepare: (LyingDisk) throws -> Void) throws -> String {
            let disk = LyingDisk()
            try prepare(disk)
            var random = SplitMix64(seed: 13)
            if let loss { disk.restart(loss, using: &random) } else { disk.reboot() }
            return disk.describeLastRestart
        }
        let told = try [PowerLoss.lost, .arrived, .garbage, nil].map { loss in
            try sentence(loss, writeOver)
        }
        #expect(
            told == [
                "The power failed: 0 of 4 unsynchronised sectors of f arrived.",
                "The power failed: 4 of 4 unsynchronised sectors of f arrived.",
                "The power failed: 1 of 4 unsynchronised sectors of f arrived, 2 became garbage.",
                "Only the process died: what it had written is still there, 1 unsynchronised write "
                    + "included.",
            ]
        )
        let reordered = try sentence(.reordered) { disk in
            try writeOver(disk)
            try disk.write([3], to: try disk.open("f", .existing), at: 0)
        }
        #expect(reordered == "The power failed: 1 of 2 unsynchronised writes of f arrived.")
        let names = try sentence(.lost) { _ = try $0.open("d", .truncated) }
        #expect(names == "The power failed: 0 of 1 unsynchronised change of names happened.")
        #expect(
            try sentence(.torn) { _ in } == "The power failed with nothing left to synchronise."
        )
    }
}
