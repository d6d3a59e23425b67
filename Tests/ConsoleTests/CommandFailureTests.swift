// Errors become exit codes in one place; this is that place's table.

import Console
import Host
import Journal
import Ports
import Replay
import Storage
import SystemIO
import Testing

@Suite struct `Errors and exit codes` {
    private let full = DiskError(.allocate, "x", code: DiskError.noSpace)
    private let broken = DiskError(.read, "x", code: DiskError.inputOutput)
    private let flaw = JournalFlaw(file: "00000001.seg", offset: 7, reason: .badRecord)

    @Test func `a held directory is 7 and a lock that cannot be made is 8`() {
        let held = HostError.held(.held(path: "d/lock", pid: 42))
        #expect(CommandFailure(held).status == .held)
        #expect(CommandFailure(held).message?.contains("42") == true)
        #expect(CommandFailure(HostError.held(.disk(full))).status == .system)
    }

    @Test func `the disk's refusals are 8, a device that gives nothing back is 5`() {
        #expect(CommandFailure(HostError.disk(full)).status == .system)
        #expect(CommandFailure(HostError.journal(.noRoom(full))).status == .system)
        #expect(CommandFailure(HostError.journal(.disk(full))).status == .system)
        #expect(CommandFailure(HostError.journal(.poisoned(full))).status == .system)
        #expect(CommandFailure(HostError.journal(.disk(broken))).status == .damaged)
        #expect(CommandFailure(broken).status == .damaged)
    }

    @Test func `damage is 5 and names file and byte`() {
        let failure = CommandFailure(HostError.damaged(directory: "d", flaw))
        #expect(failure.status == .damaged)
        #expect(failure.message?.contains("00000001.seg, byte 7") == true)
    }

    @Test func `inputs are 3 and what is typed is 2`() {
        #expect(CommandFailure(HostError.noJournal(directory: "d")).status == .input)
        #expect(CommandFailure(RunInputError.duplicateName("a")).status == .input)
        #expect(CommandFailure(RunInputError.timeOutOfRange("a")).status == .input)
        #expect(CommandFailure(RunInputError.none).status == .usage)
        #expect(CommandFailure(StrategyError.badSetting("x")).status == .usage)
    }

    @Test func `somebody else's error is not ours`() {
        #expect(CommandFailure(known: CancellationError()) == nil)
    }
}
