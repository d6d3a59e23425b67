import Ports
import Randomness
import Simulation
import Testing

@Suite struct `Lying disk` {
    private static let errorCode = DiskError.inputOutput

    @Test func `what is written is visible at once and durable once it is synchronized`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1, 2, 3])
        let file = try disk.open("f", .existing)
        try disk.write([9, 9], to: file, at: 1)
        #expect(try disk.visible("f") == [1, 9, 9])
        #expect(disk.durableBytes("f") == [1, 2, 3])
        try disk.synchronize(file)
        #expect(disk.durableBytes("f") == [1, 9, 9])
    }

    @Test func `a write beyond the end fills the gap with zeros`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        let file = try disk.open("f", .existing)
        try disk.write([7], to: file, at: 3)
        try disk.synchronize(file)
        #expect(try disk.length("f") == 4)
        #expect(disk.durableBytes("f") == [1, 0, 0, 7])
    }

    @Test func `a new name is durable once its directory is synchronized`() throws {
        let disk = LyingDisk()
        let file = try disk.open("f", .truncated)
        try disk.write([1], to: file, at: 0)
        try disk.synchronize(file)
        #expect(disk.durableBytes("f") == nil)
        try disk.synchronizeDirectory(".")
        #expect(disk.durableBytes("f") == [1])
        try disk.rename("f", to: "g")
        #expect(disk.durablePaths == ["f"])
        try disk.synchronizeDirectory("")
        #expect(disk.durablePaths == ["g"])
        try disk.remove("g")
        #expect(try disk.list(".").isEmpty)
        #expect(disk.durablePaths == ["g"])
        try disk.synchronizeDirectory(".")
        #expect(disk.durablePaths.isEmpty)
    }

    @Test func `what is not there is not found, and no directory is made in a missing one`() throws
    {
        let disk = LyingDisk(directories: ["/var/data"])
        #expect(try disk.createDirectory("/var/data") == false)
        #expect(try disk.createDirectory("/var/data/journal"))
        #expect(try disk.list("/var/data") == ["journal"])
        let absent: [() throws -> Void] = [
            { _ = try disk.createDirectory("/srv/data") },
            { _ = try disk.list("/srv") },
            { _ = try disk.length("f") },
            { _ = try disk.open("f", .existing) },
            { _ = try disk.open("d/f", .truncated) },
            { _ = try disk.read("f", limit: 1) },
            { try disk.rename("f", to: "g") },
            { try disk.remove("f") },
            { try disk.synchronizeDirectory("/srv") },
        ]
        for call in absent {
            let error = #expect(throws: DiskError.self) { try call() }
            #expect(error?.isNotFound == true)
        }
    }

    @Test func `a file longer than the limit is not read`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", bytes(1, 10))
        #expect(try disk.read("f", limit: 10).count == 10)
        let error = #expect(throws: DiskError.self) { try disk.read("f", limit: 9) }
        #expect(error?.code == DiskError.fileTooLarge)
    }

    @Test func `an operation that is to fail does not happen`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        let file = try disk.open("f", .existing)
        disk.failAt = (disk.operations + 1, DiskError.noSpace)
        let error = #expect(throws: DiskError.self) { try disk.write([2], to: file, at: 0) }
        #expect(error == DiskError(.write, "f", code: DiskError.noSpace))
        #expect(try disk.visible("f") == [1])
        try disk.write([2], to: file, at: 0)
        disk.failAt = (disk.operations + 1, Self.errorCode)
        #expect(throws: DiskError.self) { try disk.synchronize(file) }
        #expect(disk.durableBytes("f") == [1])
        try disk.synchronize(file)
        #expect(disk.durableBytes("f") == [2])
    }

    @Test func `an operation can happen and be reported as failed`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        let file = try disk.open("f", .existing)
        try disk.write([2], to: file, at: 0)
        disk.failAfterHappening = (disk.operations + 1, Self.errorCode)
        #expect(throws: DiskError.self) { try disk.synchronize(file) }
        #expect(disk.durableBytes("f") == [2])
        disk.failAfterHappening = (disk.operations + 1, Self.errorCode)
        #expect(throws: DiskError.self) { try disk.rename("f", to: "g") }
        #expect(try disk.visible("g") == [2])
    }

    @Test func `a failed synchronization can let go of what it could not write`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1, 1])
        let file = try disk.open("f", .existing)
        try disk.write([2], to: file, at: 0)
        disk.forgetsAfterFailedSynchronization = true
        disk.failAt = (disk.operations + 1, Self.errorCode)
        #expect(throws: DiskError.self) { try disk.synchronize(file) }
        try disk.write([3], to: file, at: 1)
        try disk.synchronize(file)
        #expect(try disk.visible("f") == [2, 3])
        #expect(disk.durableBytes("f") == [1, 3])
    }

    @Test func `after a crash every operation fails until the next start`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        let file = try disk.open("f", .existing)
        disk.crashAt = disk.operations + 1
        #expect(throws: DiskError.self) { try disk.write([2], to: file, at: 0) }
        #expect(disk.isDown)
        let operations = disk.totalOperations
        #expect(throws: DiskError.self) { try disk.read("f", limit: 1) }
        #expect(disk.totalOperations == operations)
        disk.reboot()
        #expect(!disk.isDown)
        #expect(try disk.visible("f") == [2])
        #expect(disk.durableBytes("f") == [1])
    }

    @Test(arguments: PowerLoss.allCases)
    func `an operation that the machine dies in may have happened`(loss: PowerLoss) throws {
        var seen: Set<[String]> = []
        for seed in 0..<40 {
            let disk = LyingDisk()
            try disk.makeDurable("f", [1])
            disk.crashAt = disk.operations + 1
            #expect(throws: DiskError.self) { try disk.rename("f", to: "g") }
            var random = SplitMix64(seed: UInt64(seed))
            disk.restart(loss, using: &random)
            seen.insert(try disk.list("."))
        }
        switch loss {
        case .lost: #expect(seen == [["f"]])
        case .arrived: #expect(seen == [["g"]])
        case .torn, .garbage, .reordered: #expect(seen == [["f"], ["g"]])
        }
    }

    @Test func `a full disk refuses what would make a file longer and nothing else`() throws {
        let disk = LyingDisk()
        disk.capacity = 1024
        let file = try disk.open("f", .truncated)
        try disk.writeZeros(to: file, in: 0..<1000)
        #expect(disk.usedBytes == 1000)
        let allocation = #expect(throws: DiskError.self) {
            try disk.writeZeros(to: file, in: 0..<1025)
        }
        #expect(allocation == DiskError(.allocate, "f", code: DiskError.noSpace))
        let write = #expect(throws: DiskError.self) { try disk.write([1], to: file, at: 1024) }
        #expect(write == DiskError(.write, "f", code: DiskError.noSpace))
        try disk.write([1], to: file, at: 1023)
        #expect(disk.usedBytes == 1024)
        try disk.write(bytes(2, 1024), to: file, at: 0)
        try disk.remove("f")
        #expect(disk.usedBytes == 0)
    }

    @Test func `an unreadable file stays unreadable over restarts`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        disk.unreadable = ["f"]
        disk.reboot()
        let error = #expect(throws: DiskError.self) { try disk.read("f", limit: 1) }
        #expect(error == DiskError(.read, "f", code: Self.errorCode))
        disk.unreadable = []
        #expect(try disk.visible("f") == [1])
    }

    @Test func `a file that was open before a restart is not open after it`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        let old = try disk.open("f", .existing)
        disk.reboot()
        let new = try disk.open("f", .existing)
        #expect(throws: DiskError.self) { try disk.write([2], to: old, at: 0) }
        #expect(throws: DiskError.self) { try disk.synchronize(old) }
        try disk.write([3], to: new, at: 0)
        #expect(try disk.visible("f") == [3])
    }

    @Test func `operations cost what the table says`() throws {
        let disk = LyingDisk()
        disk.costs = DiskCosts(writeNanoseconds: 3, synchronizeNanoseconds: 1_000)
        disk.costs.allocateNanoseconds = 50
        try disk.makeDurable("f", [1])
        #expect(disk.busyNanoseconds == 2_003)
        try disk.writeZeros(to: try disk.open("f", .existing), in: 0..<9)
        #expect(disk.busyNanoseconds == 2_053)
    }

    @Test func `a start counts its operations afresh and the disk counts them all`() throws {
        let disk = LyingDisk()
        try disk.makeDurable("f", [1])
        #expect(disk.operations == 4)
        disk.failAt = (1, Self.errorCode)
        disk.failAfterHappening = (1, Self.errorCode)
        disk.crashAt = 1
        disk.reboot()
        #expect(try disk.list(".") == ["f"])
        #expect(disk.operations == 1)
        #expect(disk.totalOperations == 5)
        #expect(disk.synchronizations == 1)
    }

    @Test func `each operation is told before it happens`() throws {
        let disk = LyingDisk()
        var told: [String] = []
        disk.onOperation = { [unowned disk] number, operation, path in
            let names = disk.snapshot().visiblePaths
            told.append("\(number) \(operation.rawValue) \(path) \(names)")
        }
        _ = try disk.open("f", .truncated)
        #expect(throws: DiskError.self) { try disk.length("g") }
        #expect(told == [#"1 open f []"#, #"2 examine g ["f"]"#])
    }
}
