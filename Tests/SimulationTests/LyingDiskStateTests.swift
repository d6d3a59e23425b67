// Snapshots, damage, and what observers are told, most of it over disks that were used at random.

import Ports
import Randomness
import Simulation
import Testing

@Suite struct `Lying disk over time` {
    /// Names, bytes and durable bytes of a disk.
    private struct Image: Hashable {
        let visible: [String: [UInt8]?]
        let durable: [String: [UInt8]?]

        init(_ disk: LyingDisk) throws {
            let observer = disk.onOperation
            disk.onOperation = nil
            var found: [String: [UInt8]?] = [:]
            for path in disk.snapshot().visiblePaths { found[path] = try disk.visible(path) }
            visible = found
            durable = Dictionary(
                uniqueKeysWithValues: disk.durablePaths.map { ($0, disk.durableBytes($0)) }
            )
            disk.onOperation = observer
        }
    }

    /// Does `count` random things to a disk; what fails for want of a file does.
    private func use(
        _ disk: LyingDisk,
        _ count: Int,
        using random: inout SplitMix64
    ) throws {
        let paths = ["a", "b", "d/a", "d/b", "d/e/a"]
        for _ in 0..<count {
            let path = random.pick(paths)
            do throws(DiskError) {
                try useOnce(disk, path, random.below(9), using: &random)
            } catch {
                if !error.isNotFound { throw error }
            }
        }
    }

    private func useOnce(
        _ disk: LyingDisk,
        _ path: String,
        _ choice: Int,
        using random: inout SplitMix64
    ) throws(DiskError) {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        switch choice {
        case 0: _ = try disk.createDirectory(random.pick(["d", "d/e"]))
        case 1: disk.close(try disk.open(path, .truncated))
        case 2: try disk.remove(path)
        case 3: try disk.rename(path, to: (folder.isEmpty ? "" : folder + "/") + "b")
        case 4: try disk.synchronizeDirectory(folder)
        default:
            let file = try disk.open(path, .existing)
            defer { disk.close(file) }
            let start = random.below(1500)
            if random.oneIn(4) {
                try disk.writeZeros(to: file, in: start..<(start + random.below(2000)))
            } else {
                let content = bytes(UInt8(random.below(256)), 1 + random.below(700))
                let result: Result<Void, DiskError> = content.withUnsafeBytes { raw in
                    Result { () throws(DiskError) in try disk.write(raw, to: file, at: start) }
                }
                try result.get()
            }
            if random.oneIn(2) { try disk.synchronize(file) }
        }
    }

    @Test(arguments: 0..<8)
    func `who listens from the start knows every durable byte`(seed: UInt64) throws {
        let disk = LyingDisk()
        var known: [String: [UInt8]] = [:]
        disk.onDurable = { path, range, content in
            var bytes = known[path] ?? []
            bytes += [UInt8](repeating: 0, count: max(0, range.upperBound - bytes.count))
            bytes.replaceSubrange(range, with: content)
            known[path] = bytes
        }
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            try use(disk, 1, using: &random)
            for path in disk.durablePaths {
                let durable = try #require(disk.durableBytes(path))
                // A shorter file may have taken the name of a longer one.
                #expect((known[path] ?? []).starts(with: durable), "\(path)")
            }
        }
        #expect(known.count > 2)
    }

    @Test(arguments: PowerLoss.allCases)
    func `no power loss touches a byte that nothing pending covers`(loss: PowerLoss) throws {
        for seed in UInt64(0)..<40 {
            let disk = LyingDisk()
            var random = SplitMix64(seed: seed)
            let before = (0..<5000).map { UInt8($0 % 251) }
            try disk.makeDurable("f", before)
            let file = try disk.open("f", .existing)
            var covered = Set<Int>()
            for _ in 0..<6 {
                let range = 0..<(1 + random.below(700))
                let offset = random.below(before.count - range.count)
                try disk.write(bytes(255, range.count), to: file, at: offset)
                covered.formUnion(range.map { $0 + offset })
            }
            disk.restart(loss, using: &random)
            let after = try #require(try disk.visible("f"))
            #expect(after == disk.durableBytes("f"))
            #expect(after.count == before.count)
            let touched = after.indices.filter { after[$0] != before[$0] }
            #expect(covered.isSuperset(of: touched))
        }
    }

    @Test func `equal use with equal chance gives equal disks`() throws {
        for loss in PowerLoss.allCases {
            var ends: [Image] = []
            var stories: [String] = []
            for _ in 0..<2 {
                let disk = LyingDisk()
                var random = SplitMix64(seed: 99)
                for _ in 0..<6 {
                    try use(disk, 60, using: &random)
                    disk.restart(loss, using: &random)
                    stories.append(disk.describeLastRestart)
                }
                ends.append(try Image(disk))
            }
            #expect(ends[0] == ends[1])
            #expect(stories.prefix(6) == stories.suffix(6))
        }
    }

    @Test func `the bytes in use are those of the names that readers see`() throws {
        let disk = LyingDisk()
        var random = SplitMix64(seed: 3)
        for round in 0..<400 {
            try use(disk, 1, using: &random)
            if round % 50 == 49 { disk.restart(.garbage, using: &random) }
            let sum = try Image(disk).visible.values.reduce(0) { $0 + ($1?.count ?? 0) }
            #expect(disk.usedBytes == sum)
        }
    }

    @Test func `a snapshot of every operation can be gone back to and gone on from`() throws {
        let disk = LyingDisk()
        var snapshots: [LyingDisk.Snapshot] = []
        var images: [Image] = []
        disk.onOperation = { [unowned disk] _, _, _ in
            snapshots.append(disk.snapshot())
            do { images.append(try Image(disk)) } catch { Issue.record("\(error)") }
        }
        var random = SplitMix64(seed: 5)
        try use(disk, 200, using: &random)
        disk.onOperation = nil
        for (snapshot, image) in zip(snapshots, images) {
            for loss in PowerLoss.allCases {
                let other = LyingDisk()
                other.restore(snapshot)
                #expect(try Image(other) == image)
                other.restart(loss, using: &random)
                try use(other, 5, using: &random)
            }
            disk.restore(snapshot)
            #expect(try Image(disk) == image)
        }
    }

    @Test func `a snapshot knows the open files, whose numbers are not given out again`() throws {
        let disk = LyingDisk()
        for _ in 0..<5 { disk.close(try disk.open("a", .truncated)) }
        let file = try disk.open("a", .existing)
        let other = LyingDisk()
        other.restore(disk.snapshot())
        let second = try other.open("b", .truncated)
        #expect(second.descriptor != file.descriptor)
        try other.write([1], to: file, at: 0)
        #expect(try other.visible("a") == [1])
        #expect(try other.visible("b") == [])
        #expect(try disk.visible("a") == [])
    }

    @Test func `damage is seen by readers and left by every power loss`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [0, 0, 0, 0])
        try disk.makeDurable("g", [1, 2, 3, 4])
        try disk.flip("f", bit: 9)
        #expect(disk.durableBytes("f") == [0, 2, 0, 0])
        try disk.misdirect(from: ("g", 1..<4), to: ("f", 2))
        #expect(try disk.visible("f") == [0, 2, 2, 3])
        try disk.truncate("f", to: 3)
        try disk.eraseFile("g")
        #expect(disk.usedBytes == 3)
        var random = SplitMix64(seed: 1)
        disk.restart(.lost, using: &random)
        #expect(try disk.list(".") == ["f"])
        #expect(try disk.visible("f") == [0, 2, 2])
        #expect(throws: DiskError.self) { try disk.flip("g", bit: 0) }
    }
}
