import Alerts
import Testing
import TradeModel

@testable import Console

@Suite struct `What is new in a look at a token` {
    private func look(
        _ verdict: TokenVerdict,
        silent: [(String, String)] = []
    ) -> WardenChanges.Look {
        WardenChanges.Look(
            at: Instant(milliseconds: 1),
            token: "MINT",
            verdict: verdict,
            reasons: verdict == .fail ? ["sell: it does not go through"] : [],
            silent: silent.map { (source: $0.0, words: $0.1) }
        )
    }

    @Test func `a token that comes to fail is told once, and that it fails no more`() {
        var changes = WardenChanges()
        #expect(changes.take(look(.pass)) == [])
        let alerts = changes.take(look(.fail))
        #expect(alerts.map(\.name) == ["token_fails"])
        #expect(alerts.first?.subject == .token("MINT") && alerts.first?.severity == .error)
        #expect(alerts.first?.words == "MINT fails: sell: it does not go through")
        #expect(changes.take(look(.fail)) == [])
        #expect(changes.take(look(.warn)).map(\.name) == ["token_fails_no_more"])
        var first = WardenChanges()
        #expect(first.take(look(.fail)).map(\.name) == ["token_fails"])
    }

    @Test func `a source that goes silent is named once, each for itself, and when it is back`() {
        var changes = WardenChanges()
        let down = [("birdeye", "500"), ("birdeye", "500"), ("jupiter", "no answer in time")]
        let alerts = changes.take(look(.pass, silent: down))
        #expect(alerts.map(\.subject) == [.source("birdeye"), .source("jupiter")])
        #expect(alerts.map(\.name) == ["source_silent", "source_silent"])
        #expect(alerts.map(\.severity) == [.warning, .warning])
        #expect(changes.take(look(.pass, silent: down)) == [])
        let back = changes.take(look(.pass, silent: [("birdeye", "500")]))
        #expect(back.map(\.name) == ["source_answers"])
        #expect(back.map(\.subject) == [.source("jupiter")])
    }
}
