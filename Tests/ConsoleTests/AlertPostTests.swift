import Alerts
import Settings
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Console

@Suite struct `Alerts of a run` {
    private func post(
        _ variable: (String, String),
        in folder: borrowing TemporaryDirectory
    ) throws -> AlertPost {
        let run = try SmallRun(folder.path, variables: [variable])
        return AlertPost(run.settings) { _ throws(HTTPClientError) in
            throw .library
        }
    }

    private let alert = Alert(
        at: Instant(milliseconds: 1),
        name: "price_unknown",
        severity: .warning,
        subject: .account,
        order: nil,
        words: "a price is unknown"
    )

    @Test func `without libcurl the webhook is there, and fails`() throws {
        let folder = try TemporaryDirectory()
        let post = try post(
            ("PLIMSOLL_ALERTS__WEBHOOK", "https://hooks.example/planted-key"),
            in: folder
        )
        #expect(post.desk.health.map(\.name) == ["webhook"])
        #expect(post.desk.health.map(\.failure) == ["libcurl could not be set up"])
        #expect(
            post.end() == ["alerts do not reach the webhook: libcurl could not be set up"]
        )
    }

    @Test func `a run's end does not wait for a program that hangs, and says so`() throws {
        let folder = try TemporaryDirectory()
        let post = try post(("PLIMSOLL_ALERTS__COMMAND", "/bin/sleep,8"), in: folder)
        post.desk.send(alert, at: Instant(milliseconds: 1))
        let clock = SystemClock()
        let before = clock.nanoseconds()
        #expect(
            post.end(withinMs: 100)
                == ["alerts do not reach the command: it was not done when the run ended"]
        )
        #expect(clock.nanoseconds() - before < 6_000_000_000)
        #expect(post.desk.health.map(\.lost) == [1])
    }
}
