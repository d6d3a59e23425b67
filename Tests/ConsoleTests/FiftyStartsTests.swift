// In a process of its own, so that the bound is exact: no other test has a thread or a file there.

import SystemIO
import TestSupport
import Testing

@testable import Console

@Suite struct `Fifty starts and stops` {
    /// What this process has open.
    struct Entries {
        var threads: Int
        var descriptors: Int

        init() throws {
            threads = try FileDisk().list("/proc/self/task").count
            descriptors = try FileDisk().list("/proc/self/fd").count
        }

        /// Fewer are no leak: on a busy machine one that was going may have been counted before.
        func isWithin(_ other: Entries) -> Bool {
            threads <= other.threads && descriptors <= other.descriptors
        }
    }

    @Test func `leave no thread and no descriptor behind`() async {
        let child = await #expect(
            processExitsWith: .success,
            observing: [\.standardErrorContent]
        ) {
            let folder = try TemporaryDirectory()
            let run = try SmallRun(folder.path)
            // What the first ones make once and for all is no leak.
            for _ in 0..<3 { _ = try run.whole() }
            // The engine's last thread may still be on its way out: the least is what stays.
            var before = try Entries()
            for _ in 0..<100 {
                SystemClock.pause(milliseconds: 5)
                let now = try Entries()
                before.threads = min(before.threads, now.threads)
                before.descriptors = min(before.descriptors, now.descriptors)
            }
            for _ in 0..<50 { _ = try run.whole() }
            var after = try Entries()
            for _ in 0..<6_000 where !after.isWithin(before) {
                SystemClock.pause(milliseconds: 5)
                after = try Entries()
            }
            #expect(after.isWithin(before), "\(after), and before \(before)")
        }
        guard let child, child.exitStatus != .exitCode(0) else { return }
        Issue.record("\(String(decoding: child.standardErrorContent, as: UTF8.self))")
    }
}
