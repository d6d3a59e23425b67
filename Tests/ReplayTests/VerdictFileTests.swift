import MarketData
import Policies
import Replay
import TestSupport
import Testing
import TradeModel

@Suite struct `Recorded verdicts` {
    private static let judgement = TokenJudgement(
        verdict: .fail,
        failed: [WardenRules(.sell), WardenRules(.price)],
        warned: WardenRules(.creator),
        unknown: [],
        observedAt: Instant(milliseconds: 900),
        evidence: 0xFEDC_BA98_7654_3210
    )

    private func parse(_ text: String) throws -> [RecordedVerdict] {
        try VerdictFile.parse(Array(text.utf8), names: ["A", "B"])
    }

    @Test func `a line that is written is read back`() throws {
        let line = VerdictFile.line(Self.judgement, of: "B", at: Instant(milliseconds: 1_000))
        let expected = RecordedVerdict(
            at: Instant(milliseconds: 1_000),
            instrument: InstrumentIndex(1),
            judgement: Self.judgement
        )
        #expect(try parse(line) == [expected])
        #expect(try parse("\n\(line)\r\n\n\(line)\n") == [expected, expected])
        #expect(try parse("") == [])
    }

    @Test(arguments: [
        ("{", "line 1: "), ("[]", "line 1: member at"),
        (#"{"at":-1}"#, "line 1: member at"), (#"{"at":1.5}"#, "line 1: member at"),
        (#"{"at":1}"#, "line 1: member observedAt"),
        (#"{"at":1,"observedAt":2}"#, "line 1: observedAt is later"),
        (#"{"at":1,"observedAt":1,"instrument":"C"}"#, "line 1: no candle file is named C"),
        (#"{"at":1,"observedAt":1,"instrument":"A","verdict":"PASS"}"#, "line 1: member verdict"),
    ])
    func `a line that means nothing is refused with its number`(text: String, words: String) {
        #expect {
            try parse(text)
        } throws: { error in
            "\(error)".hasPrefix(words)
        }
    }

    @Test func `rules that do not exist, long evidence and time that goes back are refused`() throws
    {
        let line = VerdictFile.line(Self.judgement, of: "A", at: Instant(milliseconds: 1_000))
        let earlier = VerdictFile.line(Self.judgement, of: "A", at: Instant(milliseconds: 999))
        for (text, words) in [
            (line.replacing("\"sell\"", with: "\"sells\""), "line 1: member failed"),
            (line.replacing("fedcba98", with: "0fedcba98"), "line 1: member evidence"),
            ("\(line)\n\(earlier)", "line 2 is earlier"),
        ] {
            #expect {
                try parse(text)
            } throws: { error in
                "\(error)".hasPrefix(words)
            }
        }
    }

    @Test(arguments: [
        ("pass", "sell", "", "", "its rules lead to another verdict than pass"),
        ("warn", "sell", "", "", "its rules lead to another verdict than warn"),
        ("pass", "", "creator", "", "its rules lead to another verdict than pass"),
        ("fail", "", "creator", "", "its rules lead to another verdict than fail"),
        ("pass", "", "", "creator", "its rules lead to another verdict than pass"),
        ("warn", "", "", "price", "its rules lead to another verdict than warn"),
        ("pass", "", "", "liquidity-locked", "its rules lead to another verdict than pass"),
        ("fail", "", "", "", "its rules lead to another verdict than fail"),
        ("warn", "", "sell", "", "sell stands in a list in which it cannot stand"),
        ("fail", "creator", "", "", "creator stands in a list in which it cannot stand"),
        ("fail", "sell", "", "sell", "sell stands in a list in which it cannot stand"),
    ])
    func `a verdict to which its own rules do not lead is refused`(
        verdict: String,
        failed: String,
        warned: String,
        unknown: String,
        words: String
    ) {
        let lists = [("failed", failed), ("warned", warned), ("unknown", unknown)].map {
            "\"\($0)\":[\($1.isEmpty ? "" : "\"\($1)\"")]"
        }
        let sound = VerdictFile.line(Self.judgement, of: "A", at: Instant(milliseconds: 1_000))
        let line =
            #"{"at":1000,"instrument":"A","observedAt":900,"evidence":"1","verdict":""# + verdict
            + "\"," + lists.joined(separator: ",") + "}"
        #expect {
            try parse(sound + "\n" + line)
        } throws: { error in
            "\(error)".hasPrefix("line 2: \(words)")
        }
    }

    @Test func `a feed gives them in order, and from any cursor`() {
        let verdicts = (0..<3).map { number in
            RecordedVerdict(
                at: Instant(milliseconds: Int64(number)),
                instrument: InstrumentIndex(0),
                judgement: Self.judgement
            )
        }
        var feed = VerdictFeed(verdicts)
        feed.seek(1)
        #expect(feed.nextMs == 1)
        #expect(feed.take() == verdicts[1] && feed.take() == verdicts[2])
        #expect(feed.take() == nil && feed.nextMs == .max)
        feed.seek(.max)
        #expect(feed.take() == nil)
        feed.seek(-1)
        #expect(feed.take() == verdicts[0])
    }
}
