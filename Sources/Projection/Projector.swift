// The projection's writer: follows the journal, folds it with the function that every reader uses, and
// writes what that changes as rows. It is a follower: the engine neither knows nor waits for it, and
// whatever happens to the file is mended here or waited for.
//
// A turn does a bounded piece of work and says when the next one is due, so a test turns it by hand.

import Host
import Journal
import Ports
import Replay
import SQLite
import SystemIO

/// Writes the projection of one data directory. It belongs to one thread.
public struct Projector {
    /// What a turn did.
    public enum Turn: Sendable, Hashable {
        /// There is more to do.
        case worked
        /// Everything is written.
        case idle
        /// Something is in the way: try again in so many milliseconds.
        case blocked(milliseconds: Int)
        /// Nothing can be done here.
        case stopped
    }

    /// How it is doing.
    public private(set) var health = ProjectionHealth.catchingUp(sequence: 0)
    /// How often the file was made anew because it was useless.
    public private(set) var rebuilds = 0

    private let directory: String
    private let batchLimit: Int
    private var work: Work?
    private var failures = 0

    /// An open file and how far it is.
    private struct Work {
        let store: ProjectionStore
        var feed: FoldedFeed
        /// Read and folded, not yet written.
        var pending: ProjectionBatch?
    }

    private static let longestPauseMs = 2_000

    /// The projection's file in a data directory.
    public static func path(in directory: String) -> String { directory + "/projection.db" }

    /// The writer of a data directory's projection. `batchLimit` is how many records are read before
    /// they are written: a transaction's size.
    public init(_ directory: String, batchLimit: Int = 8_192) {
        self.directory = directory
        self.batchLimit = batchLimit
    }

    /// Does a piece of work.
    public mutating func turn() -> Turn {
        if case .stopped = health { return .stopped }
        do throws(ProjectionFault) {
            let turn = try advance()
            failures = 0
            return turn
        } catch {
            return wait(error)
        }
    }

    private mutating func advance() throws(ProjectionFault) -> Turn {
        var work: Work
        if let open = self.work { work = open } else { work = try open() }
        // Where this turn fails the file is opened again, except when it may just pass.
        self.work = nil
        guard !work.store.isGone else { throw .useless("the file was removed or replaced") }
        var end = FoldedFeed.Step.batch
        if work.pending == nil { end = try read(&work) }
        if let batch = work.pending {
            try write(batch, work)
            work.pending = nil
        }
        self.work = work
        return judge(end, work.store.reach.sequence)
    }

    private mutating func write(
        _ batch: ProjectionBatch,
        _ work: Work
    ) throws(ProjectionFault) {
        do throws(ProjectionFault) {
            try work.store.write(batch)
        } catch {
            if case .passing = error { self.work = work }
            throw error
        }
    }

    private mutating func judge(_ end: FoldedFeed.Step, _ sequence: UInt64) -> Turn {
        switch end {
        case .batch, .otherJournal:
            health = .catchingUp(sequence: sequence)
            return .worked
        case .end:
            health = .current(sequence: sequence)
            return .idle
        case .unreadable(let reason):
            health = .stopped(reason: reason)
            return .stopped
        }
    }

    private func open() throws(ProjectionFault) -> Work {
        let store = try ProjectionStore(Projector.path(in: directory))
        do throws(DiskError) {
            let feed = try FoldedFeed(directory, store.reach)
            return Work(store: store, feed: feed, pending: nil)
        } catch {
            throw .unreadable(error)
        }
    }

    // MARK: - Reading

    /// Reads and folds a stretch of the journal, and says how it ended.
    private func read(_ work: inout Work) throws(ProjectionFault) -> FoldedFeed.Step {
        let known = work.store.reach
        let first = work.feed.position.nextSequence
        var step = FoldedFeed.Step.batch
        while case .batch = step {
            let before = work.feed.position.nextSequence
            step = work.feed.step()
            if case .otherJournal = step { throw .useless("the journal is another one now") }
            if before < known.position.nextSequence {
                try compare(work.feed, with: known, after: step)
            }
            let next = work.feed.position.nextSequence
            // The rows go on where they end, so no stretch is half known.
            if next == known.position.nextSequence || next - first >= batchLimit { break }
        }
        guard work.feed.position.nextSequence > known.position.nextSequence else { return step }
        work.pending = ProjectionBatch(
            firstSequence: known.position.nextSequence,
            specification: known.sequence == 0 ? work.feed.specification : nil,
            changes: work.feed.takeChanges(),
            reach: work.feed.reach(from: known)
        )
        return step
    }

    /// Compares the journal with the one that the rows were made from, on the way to where they end: it
    /// has to come to that very place, and no batch of it may reach over it.
    private func compare(
        _ feed: FoldedFeed,
        with known: Reach,
        after step: FoldedFeed.Step
    ) throws(ProjectionFault) {
        guard known.sequence > 0 else { return }
        if feed.position.nextSequence >= known.position.nextSequence {
            guard feed.position == known.position, feed.identity == known.identity else {
                throw .useless("the rows are of another journal")
            }
        } else if case .end = step {
            throw .useless("the rows are ahead of the journal")
        }
    }

    // MARK: - Trouble

    /// Notes what is in the way. A useless file is removed: the next turn makes it anew.
    private mutating func wait(_ fault: ProjectionFault) -> Turn {
        failures += 1
        let pause = min(Projector.longestPauseMs, 25 << min(failures, 8))
        health = .waiting(sequence: health.sequence, reason: "\(fault)")
        guard case .useless = fault else { return .blocked(milliseconds: pause) }
        health = .waiting(sequence: 0, reason: "\(fault)")
        work = nil
        rebuilds += 1
        do throws(DiskError) {
            try removeFile()
        } catch {
            health = .waiting(sequence: 0, reason: "\(error)")
            return .blocked(milliseconds: pause)
        }
        // A file that is useless again and again is somebody's doing: not in a hurry, then.
        return failures > 2 ? .blocked(milliseconds: pause) : .worked
    }

    /// Takes the file away: removes it where the journal can tell everything again, and otherwise gives it
    /// another name, since nothing else may know what is in it.
    private func removeFile() throws(DiskError) {
        let path = Projector.path(in: directory)
        let canBeMade = try FoldedFeed.hasBeginning(directory)
        let kept = try canBeMade ? nil : freeName()
        for ending in ["", "-wal", "-shm", "-journal"] {
            do throws(DiskError) {
                if let kept {
                    try FileDisk().rename(path + ending, to: kept + ending)
                } else {
                    try FileDisk().remove(path + ending)
                }
            } catch {
                if !error.isNotFound { throw error }
            }
        }
    }

    private func freeName() throws(DiskError) -> String {
        let names = try FileDisk().list(directory)
        var number = 1
        while names.contains("projection.db.\(number)") { number += 1 }
        return Projector.path(in: directory) + ".\(number)"
    }
}
