import ByteCodec
import Intel
import Ports
import Providers
import Randomness
import Solana
import Testing
import Throttle
import TradeModel

/// A line with a clock and a ledger of its own.
private struct Line {
    var line: ProviderLine
    var ledger: SharedLedger? = SharedLedger(freshSince: 7)
    var now = Instant(milliseconds: 1_000)
    var random = SplitMix64(seed: 5)
    let wall = Instant(milliseconds: 1_790_000_000_000)

    init(
        _ provider: ProviderID,
        key: String? = nil,
        rate: Int64? = nil,
        path: String = "/base"
    ) throws {
        let plan = try ProviderPlan(
            provider,
            address: "https://\(provider.name).example\(path)",
            key: key,
            perThousandSeconds: rate
        )
        line = ProviderLine(plan)
    }

    mutating func ask(
        _ request: ProviderRequest,
        _ lane: Lane = .data
    ) throws -> UInt64 {
        try line.ask(request, lane: lane, until: .distantFuture, at: now)
    }

    mutating func leaving() -> [(call: UInt64, request: HTTPRequest)] {
        line.poll(sharing: &ledger, as: 1, at: now).leaving
    }

    mutating func heard(
        _ call: UInt64,
        _ status: Int,
        _ headers: [HTTPRequest.Header] = [],
        body: String = "{}",
        isRepeatable: Bool = true
    ) -> ProviderLine.Outcome {
        heard(
            call,
            .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8))),
            isRepeatable
        )
    }

    mutating func heard(
        _ call: UInt64,
        _ result: Result<HTTPResponse, HTTPFailure>,
        _ isRepeatable: Bool = true
    ) -> ProviderLine.Outcome {
        line.heard(
            call,
            result,
            isRepeatable: isRepeatable,
            sharing: &ledger,
            at: now,
            wall: (wall, wall),
            using: &random
        )
    }
}

private let question = ProviderRequest(
    .birdeye,
    endpoint: "price",
    path: "/p",
    query: [.init("a", "b c")]
)

@Suite struct `A line to a provider` {
    @Test(arguments: [
        (ProviderID.birdeye, "X-API-KEY"), (.rugCheck, "X-API-KEY"), (.goPlus, "Authorization"),
        (.jupiter, "x-api-key"),
    ])
    func `a key goes where the provider wants it and nowhere else`(
        provider: ProviderID,
        header: String
    ) throws {
        var line = try Line(provider, key: "planted/key")
        _ = try line.ask(
            ProviderRequest(provider, endpoint: "x", path: "/x", query: [.init("a", "b c")])
        )
        let request = try #require(line.leaving().first).request
        #expect(request.url == "https://\(provider.name).example/base/x?a=b%20c")
        #expect(request.headers == [HTTPRequest.Header(header, "planted/key")])
        #expect(!"\(line.line.plan) \(request)".contains("planted"))
    }

    @Test(arguments: [ProviderID.solanaRPC, .helius])
    func `a node's key goes into the query, behind what its address has already`(
        provider: ProviderID
    ) throws {
        let plan = try ProviderPlan(provider, address: "https://n.example/?net=main", key: "a&b")
        var line = ProviderLine(plan)
        var ledger: SharedLedger? = SharedLedger(freshSince: 7)
        _ = try line.ask(
            ProviderRequest(provider, endpoint: "x", method: .post, body: [123, 125]),
            lane: .data,
            until: .distantFuture,
            at: .init(milliseconds: 1)
        )
        let poll = line.poll(sharing: &ledger, as: 1, at: .init(milliseconds: 1))
        let request = try #require(poll.leaving.first).request
        #expect(request.url == "https://n.example/?net=main&api-key=a%26b")
        #expect(request.headers == [.init("content-type", "application/json")])
    }

    @Test func `a key that a provider repeats reaches nobody`() throws {
        let address = "https://n.example/planted-path-of-a-node/?token=planted-in-query"
        let plan = try ProviderPlan(.birdeye, address: address, key: "planted-key")
        var line = ProviderLine(plan)
        var ledger: SharedLedger? = SharedLedger(freshSince: 7)
        var random = SplitMix64(seed: 1)
        let now = Instant(milliseconds: 1)
        let words = "planted-key is no key, planted-path-of-a-node, planted-in-query"
        for status in [200, 400, 401, 429, 500] {
            guard let call = try? line.ask(question, lane: .data, until: .distantFuture, at: now)
            else { continue }
            _ = line.poll(sharing: &ledger, as: 1, at: now)
            let outcome = line.heard(
                call,
                .success(
                    HTTPResponse(
                        status: status,
                        headers: [.init("X-Echo", words)],
                        body: Array(#"{"success":false,"message":"\#(words)"}"#.utf8)
                    )
                ),
                isRepeatable: false,
                sharing: &ledger,
                at: now,
                wall: (now, now),
                using: &random
            )
            #expect(!"\(outcome) \(line.health)".contains("planted"), "\(status)")
            line = ProviderLine(plan)
            ledger = SharedLedger(freshSince: 7)
        }
    }

    @Test func `a question is tried three times, and every attempt takes a token`() throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        let call = try line.ask(question)
        for attempt in 1...3 {
            #expect(line.leaving().map(\.call) == [call], "attempt \(attempt)")
            let outcome = line.heard(call, 500)
            if attempt < 3 {
                #expect(outcome == .again)
                line.now = line.now + .seconds(12)
            } else if case .failed(.failed(let reading)) = outcome {
                #expect(reading.kind == .transient)
            } else {
                Issue.record("\(outcome)")
            }
        }
        #expect(line.leaving().isEmpty && line.line.isEmpty)
        #expect(line.line.health.failures == 3 && line.line.health.word == "failing")
    }

    @Test func `what can move money leaves once, whatever becomes of it`() throws {
        for result in [
            Result<HTTPResponse, HTTPFailure>.failure(.timedOut(mayHaveArrived: true)),
            .success(HTTPResponse(status: 502, headers: [], body: [])),
        ] {
            var line = try Line(.solanaRPC)
            let call = try line.ask(
                ProviderRequest(.solanaRPC, endpoint: "send", method: .post, isRepeatable: false)
            )
            let left = try #require(line.leaving().first).request
            #expect(!left.isRepeatable)
            let outcome = line.heard(call, result, false)
            guard case .failed(.failed(let reading)) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(reading.kind == .ambiguous)
            line.now = line.now + .minutes(2)
            #expect(line.leaving().isEmpty)
        }
    }

    @Test func `a refusal is waited out as long as the provider says, for all processes`() throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        let call = try line.ask(question)
        _ = line.leaving()
        #expect(line.heard(call, 429, [.init("Retry-After", "20")]) == .again)
        line.now = line.now + .milliseconds(19_900)
        #expect(line.leaving().isEmpty)
        // Another process, which heard nothing itself, waits as well.
        var other = try Line(.birdeye, rate: 1_000_000)
        other.ledger = line.ledger
        other.now = line.now
        _ = try other.ask(question)
        #expect(other.leaving().isEmpty)
        line.now = line.now + .milliseconds(200)
        #expect(line.leaving().map(\.call) == [call])
    }

    @Test(arguments: [401, 403, 402])
    func `what only a person mends closes the provider at once`(status: Int) throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        let first = try line.ask(question)
        _ = line.leaving()
        let second = try line.ask(question)
        guard case .failed = line.heard(first, status) else {
            Issue.record("not failed")
            return
        }
        let poll = line.line.poll(sharing: &line.ledger, as: 1, at: line.now)
        #expect(poll.leaving.isEmpty && poll.failed.map(\.0) == [second])
        #expect(throws: ProviderFailure.self) { _ = try line.ask(question) }
        #expect(line.line.health.word == "closed")
    }

    @Test func `no more than three are under way`() throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        let calls = try (0..<5).map { _ in try line.ask(question) }
        #expect(line.leaving().map(\.call) == Array(calls[..<3]))
        #expect(line.leaving().isEmpty)
        #expect(line.heard(calls[1], 200) != .again)
        #expect(line.leaving().map(\.call) == [calls[3]])
    }

    @Test func `calls that hang leave an exit room, and that room is for exits alone`() throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        for _ in 0..<4 { _ = try line.ask(question) }
        #expect(line.leaving().count == 3)
        let exit = try line.ask(question, .exits)
        #expect(line.leaving().map(\.call) == [exit])
        #expect(line.leaving().isEmpty)
    }

    @Test func `what was under way when the provider was closed does not leave again`() throws {
        var line = try Line(.birdeye, rate: 1_000_000)
        let first = try line.ask(question)
        let second = try line.ask(question)
        #expect(line.leaving().map(\.call) == [first, second])
        _ = line.heard(first, 401)
        guard case .failed(.closed) = line.heard(second, 500) else {
            Issue.record("it is tried again")
            return
        }
        line.now = line.now + .minutes(2)
        #expect(line.leaving().isEmpty)
    }

    @Test func `a key that comes back escaped or in base64 reaches nobody`() throws {
        let key = "planted/key+with=signs?"
        let echoes = [
            key, "planted%2Fkey%2Bwith%3Dsigns%3F", "planted%2fkey%2bwith%3dsigns%3f",
            #"planted\/key+with=signs?"#, #"planted\u002fkey\u002Bwith=signs?"#,
            Base64.encode(Array(key.utf8)),
        ]
        for echo in echoes {
            var line = try Line(.birdeye, key: key)
            let call = try line.ask(question)
            _ = line.leaving()
            let outcome = line.heard(call, 200, [.init("X-Echo", echo)], body: #"{"a":"\#(echo)"}"#)
            guard case .answer(let reply) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            let heard = String(decoding: reply.body, as: UTF8.self) + reply.headers[0].value
            #expect(!heard.contains("signs") && !heard.contains(echo.prefix(12)), "\(heard)")
        }
    }

    @Test func `of two keys that begin alike none leaves its end behind`() throws {
        var line = try Line(.solanaRPC, path: "/?project=planted&token=planted-ending")
        let call = try line.ask(question)
        _ = line.leaving()
        let outcome = line.heard(call, 200, body: #"{"a":"planted-ending"}"#)
        guard case .answer(let reply) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(!String(decoding: reply.body, as: UTF8.self).contains("ending"))
    }

    @Test func `without the shared file exits alone leave`() throws {
        var line = try Line(.jupiter, rate: 1_000_000)
        line.ledger = nil
        _ = try line.ask(question)
        let exit = try line.ask(question, .exits)
        #expect(line.leaving().map(\.call) == [exit])
    }

    @Test func `a request that did not get its turn is late and never leaves`() throws {
        var line = try Line(.rugCheck)
        let calls = try (0..<40).map { _ in
            try line.line.ask(question, lane: .data, until: line.now + .seconds(2), at: line.now)
        }
        _ = line.leaving()
        line.now = line.now + .seconds(3)
        let poll = line.line.poll(sharing: &line.ledger, as: 1, at: line.now)
        #expect(poll.leaving.isEmpty && poll.failed.count >= calls.count - 15)
        #expect(poll.failed.allSatisfy { $0.1 == .late })
    }
}

@Suite struct `What a provider allows` {
    /// Requests a thousand seconds, with the window and units that have to come of it.
    @Test(arguments: [
        (Int64(10_000), Int64(10), Int64(1)), (1_000, 1, 1), (1_500, 3, 2), (500, 1, 2),
        (250, 1, 4),
        (2_000, 2, 1), (1, 1, 1_000), (333, 333, 1_000), (50, 3, 60),
    ])
    func `a rate becomes whole requests in the shortest window`(
        rate: Int64,
        units: Int64,
        seconds: Int64
    ) throws {
        let plan = try ProviderPlan(
            .birdeye,
            address: "https://a.example",
            perThousandSeconds: rate
        )
        let limit = try #require(plan.budget.whole.limits.first)
        #expect(limit.units == units && limit.window == .seconds(seconds))
        #expect(limit.reservedForExits < units)
    }

    @Test func `a rate of nothing is refused`() {
        #expect(throws: SettingsFlaw.self) {
            _ = try ProviderPlan(.birdeye, address: "https://a.example", perThousandSeconds: 0)
        }
    }
}
