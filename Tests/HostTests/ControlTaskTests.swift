// The control server as a task: what it does when its socket is taken from it.

import Control
import Glibc
import Supervision
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Host

@Suite struct `The control task` {
    private let inbox = Inbox()

    @Test func `a socket that was taken away is made anew, and what had a name is remembered`()
        throws
    {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/" + ControlServer.socketName
        let server = ControlServer(directory: directory.path, inbox: inbox) { .sample }
        try server.listen()
        let fringe = Fringe([server.task], tellLoss: { true })
        fringe.start(at: Instant(milliseconds: 0))
        let line = #"{"command":"flatten","id":"once"}"# + "\n"
        let first = try LineClient(directory.path)
        first.send(line)
        var tickets: [CommandTicket] = []
        while tickets.isEmpty {
            tickets = inbox.take().compactMap(\.ticket)
            sched_yield()
        }
        #expect(unlink(path) == 0)
        var news: [FringeNews] = []
        var ms: Int64 = 0
        while fringe.health.tasks.first?.restarts != 1, ms < 9_000 {
            ms += 1
            news += fringe.tick(at: Instant(milliseconds: ms))
            SystemClock.pause(milliseconds: 1)
        }
        #expect(
            news.map(\.lasting) == [
                "control failed: control.sock was taken away; it is started again"
            ]
        )
        #expect(try first.refusal() == .ended)
        while access(path, F_OK) != 0 { sched_yield() }
        tickets[0].resolve(.done(sequence: 5, mode: .running))
        let again = try LineClient(directory.path)
        again.send(line)
        #expect(try again.answer() == .done(sequence: 5, mode: .running))
        #expect(inbox.take().isEmpty, "it was not done again")
        #expect(fringe.stop(withinMs: 20_000, clock: SystemClock()) == [])
        #expect(access(path, F_OK) != 0)
    }

    @Test func `a file in the socket's place stays, the loss is told, and it is tried for ever`()
        throws
    {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/" + ControlServer.socketName
        let server = ControlServer(directory: directory.path, inbox: inbox) { .sample }
        try server.listen()
        let told = Doorbell()
        let fringe = Fringe([server.task]) {
            told.ring()
            return true
        }
        fringe.start(at: Instant(milliseconds: 0))
        while fringe.health.tasks.first?.state != .running { sched_yield() }
        let other = directory.path + "/other"
        close(open(other, O_WRONLY | O_CREAT, 0o600))
        #expect(rename(other, path) == 0)
        var ms: Int64 = 0
        func tick(until isEnough: () -> Bool) {
            let deadline = SystemClock().nanoseconds() + 60_000_000_000
            while !isEnough(), SystemClock().nanoseconds() < deadline {
                ms += 100
                _ = fringe.tick(at: Instant(milliseconds: ms))
                SystemClock.pause(milliseconds: 1)
            }
        }
        tick { fringe.health.lacksEssential }
        #expect(told.wait(milliseconds: 0))
        tick { (fringe.health.tasks.first?.restarts ?? 0) >= 8 }
        #expect(fringe.health.tasks.first?.state != .givenUp)
        #expect(access(path, F_OK) == 0, "it is somebody's")
        #expect(unlink(path) == 0)
        tick { access(path, F_OK) == 0 }
        let client = try LineClient(directory.path)
        client.send(#"{"command":"resume"}"# + "\n")
        var tickets: [CommandTicket] = []
        tick {
            tickets += inbox.take().compactMap(\.ticket)
            return !tickets.isEmpty
        }
        #expect(tickets.map(\.command) == [.resume])
        #expect(fringe.stop(withinMs: 20_000, clock: SystemClock()) == [])
    }
}
