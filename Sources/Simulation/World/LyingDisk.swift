// A disk in memory that fails and crashes on demand, and promises no more than a real one does.
//
// The fault model. What was written is visible at once and durable after `synchronize`; a name that was
// made, moved or removed is durable after its directory was synchronized, and the name of a new
// directory after the one that it lies in was. A power loss lets what was pending come out in any of
// the ways that `PowerLoss` names; it never touches a byte that no pending write covers, and within a
// directory later changes of names do not happen without the earlier ones. What was durable changes
// only by the damage that `LyingDisk+Damage.swift` does.
//
// Equal calls with equal random numbers give equal disks: nothing here goes by the order of a
// dictionary.

public import Ports
public import Randomness

/// A disk in memory that fails and crashes on demand. For one thread.
public final class LyingDisk: Disk {
    var contents = Contents()
    private var nextDescriptor: Int32 = 3

    /// An empty disk on which `directories` exist, durably and with all that they lie in.
    public init(directories: [String] = []) {
        for path in directories { makeDurably(path) }
    }

    // MARK: What is to go wrong

    /// The operation, counted from 1, that fails with this code and does not happen.
    public var failAt: (operation: Int, code: Int32)?
    /// The operation, counted from 1, that happens and is reported as failed with this code.
    public var failAfterHappening: (operation: Int, code: Int32)?
    /// The operation, counted from 1, at which the machine goes down. It has been begun: whether it
    /// happened is for the restart to say.
    public var crashAt: Int?
    /// The bytes that all files may have together. A write that would go beyond does not happen.
    public var capacity = Int.max
    /// The paths whose reading fails with an input/output error, restarts or not.
    public var unreadable: Set<String> = []
    /// Whether a synchronization that fails lets go of what it could not write, as Linux does: readers
    /// still see it, no later synchronization makes it durable.
    public var forgetsAfterFailedSynchronization = false
    /// What operations cost in `busyNanoseconds`.
    public var costs = DiskCosts()

    // MARK: Who is told

    /// Called before each operation with its number and path. It may take a snapshot.
    public var onOperation:
        ((_ number: Int, _ operation: DiskError.Operation, _ path: String) -> Void)?
    /// Called with the bytes that a synchronization made durable, under a path that is durable too:
    /// from then on every power loss leaves them there. When it is the name that becomes durable last,
    /// that is the whole file. Names that go are not told, nor is what a restart lets arrive: ask
    /// `durableBytes` then.
    public var onDurable:
        ((_ path: String, _ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Void)?

    // MARK: What has happened

    /// The operations since the last start.
    public private(set) var operations = 0
    /// The operations since the disk was made.
    public private(set) var totalOperations = 0
    /// The synchronizations of files since the disk was made.
    public internal(set) var synchronizations = 0
    /// How long all operations since the disk was made have kept their callers waiting.
    public private(set) var busyNanoseconds: Int64 = 0
    /// Whether the machine is down: every operation fails until the next start.
    public internal(set) var isDown = false
    /// One plain sentence about what the last start found of what had not been synchronized.
    public internal(set) var describeLastRestart = "The disk has not been restarted."

    /// The bytes of all files that have a name.
    public var usedBytes: Int { contents.usedBytes }

    /// The process comes up again; the machine was never down and everything visible still is.
    /// Nothing is to go wrong any more until it is asked for again.
    public func reboot() {
        let waiting = contents.files.reduce(0) { $0 + $1.pending.count }
        describeLastRestart =
            waiting == 0
            ? "Only the process died, and nothing was waiting to be synchronised."
            : """
            Only the process died: what it had written is still there, \(waiting) unsynchronised \
            write\(waiting == 1 ? "" : "s") included.
            """
        comeUp()
    }

    /// The machine comes up again after a power loss.
    public func restart(_ loss: PowerLoss, using random: inout SplitMix64) {
        var story = RestartStory(loss)
        contents.settle(loss, &story, using: &random)
        describeLastRestart = story.sentence
        comeUp()
    }

    private func comeUp() {
        contents.open = [:]
        contents.sweep()
        isDown = false
        failAt = nil
        failAfterHappening = nil
        crashAt = nil
        operations = 0
    }

    /// Counts an operation and carries it out, unless its time to fail has come.
    func perform<Result>(
        _ operation: DiskError.Operation,
        _ path: String,
        _ body: () throws(DiskError) -> Result
    ) throws(DiskError) -> Result {
        guard !isDown else { throw DiskError(operation, path, code: DiskError.inputOutput) }
        onOperation?(operations + 1, operation, path)
        operations += 1
        totalOperations += 1
        busyNanoseconds += costs.nanoseconds(for: operation)
        if let failAt, failAt.operation == operations {
            throw DiskError(operation, path, code: failAt.code)
        }
        if crashAt == operations {
            // What is begun here stays pending, so that a restart can let it happen or not. Nobody
            // hears how it ended. A synchronization has nothing of its own that could be pending.
            if operation != .synchronize { _ = Swift.Result(catching: body) }
            isDown = true
            throw DiskError(operation, path, code: DiskError.inputOutput)
        }
        let result = try body()
        if let failAfterHappening, failAfterHappening.operation == operations {
            throw DiskError(operation, path, code: failAfterHappening.code)
        }
        return result
    }

    /// A descriptor that was never used before, so that one from before a restart is known as such.
    func descriptor(for file: Int) -> Int32 {
        nextDescriptor += 1
        contents.open[nextDescriptor] = file
        return nextDescriptor
    }

    /// Keeps descriptors that a snapshot brought along from being given out again.
    func skipDescriptors(upTo last: Int32) { nextDescriptor = max(nextDescriptor, last) }

    private func makeDurably(_ path: String) {
        let parts = path.split(separator: "/")
        for count in parts.indices.map({ $0 + 1 }) {
            let ancestor =
                (path.hasPrefix("/") ? "/" : "") + parts.prefix(count).joined(separator: "/")
            guard contents.entry(at: ancestor, .durable) == nil,
                let (parent, name) = contents.place(of: ancestor)
            else { continue }
            contents.makeFolder(named: name, in: parent)
            _ = contents.folders[parent].synchronize()
        }
    }
}
