import Intel
import Ports
import Randomness
import Testing
import Throttle
import TradeModel

@Suite struct `Failures of providers` {
    private func reply(
        _ status: Int,
        _ body: String,
        _ headers: [ProviderRequest.Item] = []
    ) -> ProviderReply {
        ProviderReply(
            status: status,
            headers: headers,
            body: Array(body.utf8),
            askedAt: Instant(milliseconds: 1_772_438_400_000),
            receivedAt: Instant(milliseconds: 1_772_438_401_000)
        )
    }

    private func reading(_ failure: DocumentedFailure) -> FailureReading? {
        FailureReading(
            reply(failure.status, failure.body, failure.headers),
            from: failure.provider,
            isRepeatable: failure.isRepeatable
        )
    }

    @Test func `every documented failure is what it is documented as`() {
        #expect(DocumentedFailure.all.count >= 100)
        for failure in DocumentedFailure.all {
            #expect(reading(failure)?.kind == failure.kind, "\(failure)")
        }
    }

    @Test func `what no code and no status says is counted as not mapped`() {
        let unmapped = DocumentedFailure.all.filter { reading($0)?.isMapped == false }
        #expect(unmapped.count > 5)
        #expect(unmapped.allSatisfy { (200..<300).contains($0.status) })
        #expect(unmapped.contains { $0.kind == .ambiguous })
    }

    @Test(arguments: ProviderID.allCases)
    func `an answer of success is no failure`(provider: ProviderID) {
        let body =
            provider == .goPlus ? #"{"code":1,"result":{}}"# : #"{"success":true,"result":{}}"#
        let found = FailureReading(reply(200, body), from: provider, isRepeatable: true)
        #expect(found == nil)
    }

    @Test func `whatever comes back to an order, it is not sent again of itself`() {
        var random = SplitMix64(seed: 11)
        let words = ["", "timeout", "connection reset", "try again", "{", "\u{0}", "ok"]
        for _ in 0..<20_000 {
            let status = Int(random.next() % 700)
            let word = words[Int(random.next() % UInt64(words.count))]
            let body =
                random.next() % 2 == 0
                ? word
                : #"{"error":{"code":\#(Int32(truncatingIfNeeded: random.next())),"message":"\#(word)"}}"#
            for provider in ProviderID.allCases {
                let found = FailureReading(
                    reply(status, body),
                    from: provider,
                    isRepeatable: false
                )
                #expect(found?.kind != .transient, "\(provider) \(status) \(body)")
                if status >= 500 || status < 200 {
                    #expect(found?.kind != .rejected || body.contains("code"))
                }
            }
        }
    }

    @Test(arguments: [
        (HTTPFailure.notConnected(reason: "x"), FailureClass.transient, FailureClass.transient),
        (.nameNotResolved(host: "x"), .transient, .transient),
        (.timedOut(mayHaveArrived: false), .transient, .transient),
        (.timedOut(mayHaveArrived: true), .transient, .ambiguous),
        (.brokenOff(mayHaveArrived: true, reason: "x"), .transient, .ambiguous),
        (.malformed(reason: "x"), .transient, .ambiguous),
        (.bodyTooLong(limit: 1), .rejected, .ambiguous),
        (.cancelled(mayHaveArrived: true), .rejected, .ambiguous),
        (.cancelled(mayHaveArrived: false), .rejected, .rejected),
        (.notTrusted(reason: "x"), .critical, .critical),
        (.hostNotAllowed(host: "x"), .critical, .critical), (.badAddress, .critical, .critical),
    ])
    func `a request without an answer`(
        failure: HTTPFailure,
        question: FailureClass,
        order: FailureClass
    ) {
        #expect(FailureReading(failure, isRepeatable: true).kind == question)
        #expect(FailureReading(failure, isRepeatable: false).kind == order)
    }

    @Test
    func `an answer that is not believed is not asked for again, an order's may have been done`() {
        let error = IntelError.missing(field: "data.value")
        #expect(FailureReading(error, isRepeatable: true).kind == .rejected)
        #expect(FailureReading(error, isRepeatable: false).kind == .ambiguous)
        #expect(FailureReading(error, isRepeatable: true).words == "data.value")
    }

    @Test(arguments: [
        (ProviderRequest.Item("retry-after", "10"), Int64(1_772_438_411_000)),
        (.init("retry-after", "0.2"), 1_772_438_402_000),
        (.init("retry-after", "Mon, 02 Mar 2026 08:00:30 GMT"), 1_772_438_430_000),
        (.init("retry-after", "99999999999"), 1_772_438_401_000 + 2_592_000_000),
        (.init("x-ratelimit-reset", "1772438460"), 1_772_438_460_000),
        (.init("x-rate-limit-reset", "7"), 1_772_438_408_000),
        (.init("ratelimit-reset", "7"), 1_772_438_408_000),
    ])
    func `a provider that is asked too much says until when to wait`(
        header: ProviderRequest.Item,
        milliseconds: Int64
    ) throws {
        let found = try #require(
            FailureReading(reply(429, "", [header]), from: .jupiter, isRepeatable: true)
        )
        #expect(found.until == Instant(milliseconds: milliseconds))
        let other = FailureReading(reply(500, "", [header]), from: .jupiter, isRepeatable: true)
        #expect(other?.until == nil)
    }

    @Test(arguments: [
        "", "soon", "-1", "1e9", "Mon, 02 Mar 2026 08:00:30", "Mon, 2 Mar 2026 08:00:30 GMT", ".",
    ])
    func `a hint that is none is passed over`(text: String) {
        let reply = reply(429, "", [.init("retry-after", text)])
        #expect(FailureReading(reply, from: .jupiter, isRepeatable: true)?.until == nil)
    }

    @Test func `quotas are read from their headers`() {
        let report = QuotaReport(
            reply(
                200,
                "",
                [
                    .init("x-ratelimit-limit", "60"), .init("x-ratelimit-remaining", "-3"),
                    .init("x-ratelimit-reset", "1772438460"),
                ]
            )
        )
        #expect(
            report
                == QuotaReport(
                    limit: 60,
                    remaining: 0,
                    resetAt: Instant(milliseconds: 1_772_438_460_000)
                )
        )
        #expect(QuotaReport(reply(200, "", [.init("x-ratelimit-limit", "x")])) == nil)
        #expect(QuotaReport(reply(200, "")) == nil)
    }

    @Test func `a provider's words are cut and made plain`() throws {
        let long = String(repeating: "a", count: 300)
        let found = try #require(
            FailureReading(
                reply(400, #"{"error":"\u001b[31m\#(long)","code":"\#(long)"}"#),
                from: .jupiter,
                isRepeatable: true
            )
        )
        #expect(found.words.count == 160 && !found.words.contains("\u{1B}"))
        #expect(found.code.count == 40)
    }
}
