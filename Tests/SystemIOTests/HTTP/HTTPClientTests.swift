import Ports
import Synchronization
import SystemIO
import TestSupport
import Testing

@Suite struct `HTTP client` {
    private func client(_ change: (inout HTTPLimits) -> Void = { _ in }) throws -> HTTPClient {
        var limits = HTTPLimits()
        change(&limits)
        return try HTTPClient(hosts: ["provider.example"], limits: limits)
    }

    private func server(
        _ script: @escaping @Sendable (ScriptedConnection, Int) -> Void
    ) throws -> ScriptedServer {
        try #require(ScriptedServer(script), "a socket on this machine")
    }

    @Test func `an answer arrives whole, with status, headers and body`() throws {
        let server = try server { connection, _ in
            while let request = connection.request() {
                connection.answer(
                    404,
                    headers: [
                        "X-Seen: \(request.split(separator: " ")[1])", "x-empty:", "X-Seen:  2 ",
                    ],
                    Array("not here".utf8)
                )
            }
        }
        defer { server.stop() }
        let response = try #require(try client().get(server.url("/a?b=c")).response)
        #expect(response.status == 404 && response.text == "not here")
        #expect(response.headers.filter { $0.name == "X-Seen" }.map(\.value) == ["/a?b=c", "2"])
        #expect(response.header("X-EMPTY") == "" && response.header("missing") == nil)
    }

    @Test func `a request carries its method, headers and body, and nothing of its own`() throws {
        let seen = Mutex("")
        let server = try server { connection, _ in
            seen.withLock { $0 = connection.request() ?? "" }
            connection.answer(200, [])
        }
        defer { server.stop() }
        let request = HTTPRequest(
            .post,
            server.url("/rpc"),
            headers: [.init("X-API-KEY", "k"), .init("x-empty", "")],
            body: Array(#"{"a":"ü"}"#.utf8)
        )
        #expect(try client().ask(request).answer.response?.status == 200)
        let text = seen.withLock { $0 }
        #expect(text.hasPrefix("POST /rpc HTTP/1.1\r\n") && text.hasSuffix("\r\n\r\n{\"a\":\"ü\"}"))
        let names = text.split(separator: "\r\n\r\n")[0].split(separator: "\r\n").dropFirst()
            .map { $0.prefix { $0 != ":" }.lowercased() }.sorted()
        #expect(
            names == [
                "accept", "accept-encoding", "content-length", "content-type", "host", "user-agent",
                "x-api-key", "x-empty",
            ]
        )
    }

    @Test
    func `one connection serves calls one after another, and none that must not be said twice`()
        throws
    {
        let server = try server { connection, _ in
            while connection.request() != nil { connection.answer(200, [1]) }
        }
        defer { server.stop() }
        let client = try client()
        for _ in 0..<5 { #expect(client.get(server.url()).response?.body == [1]) }
        #expect(server.connections == 1)
        for _ in 0..<2 {
            let order = HTTPRequest(.post, server.url(), body: [0x7B, 0x7D], isRepeatable: false)
            #expect(client.ask(order).answer.response?.body == [1])
        }
        #expect(server.connections == 3)
    }

    @Test func `an order on a connection that dies is not sent a second time`() throws {
        let orders = Atomic<Int>(0)
        let server = try server { connection, number in
            guard let request = connection.request() else { return }
            if request.hasPrefix("POST") {
                orders.add(1, ordering: .relaxed)
                return
            }
            connection.answer(200, [1])
            // The next request on this connection meets a close.
            if connection.request()?.hasPrefix("POST") == true {
                orders.add(1, ordering: .relaxed)
            }
        }
        defer { server.stop() }
        let client = try client()
        #expect(client.get(server.url()).response?.body == [1])
        let order = HTTPRequest(.post, server.url(), body: [1], isRepeatable: false)
        #expect(client.ask(order).answer.failure?.mayHaveArrived == true)
        #expect(orders.load(ordering: .relaxed) == 1)
    }

    @Test func `compressed answers are unpacked, and a bomb ends at the limit`() throws {
        let small = GzipSample.hello
        let bomb = GzipSample.bomb
        let server = try server { connection, number in
            while let request = connection.request() {
                let isBomb = request.hasPrefix("GET /bomb")
                connection.answer(
                    200,
                    headers: ["Content-Encoding: gzip"],
                    isBomb ? bomb : small
                )
            }
        }
        defer { server.stop() }
        let client = try client()
        #expect(client.get(server.url()).response?.text == "hello, hello, hello, hello")
        let request = HTTPRequest(.get, server.url("/bomb"), bodyLimit: 100_000)
        #expect(client.ask(request).answer.failure == .bodyTooLong(limit: 100_000))
    }

    @Test func `a body of exactly the limit passes, one byte more does not`() throws {
        let server = try server { connection, _ in
            while let request = connection.request() {
                let size = request.hasPrefix("GET /more") ? 1_001 : 1_000
                connection.answer(200, [UInt8](repeating: 7, count: size))
            }
        }
        defer { server.stop() }
        let client = try client()
        let fits = HTTPRequest(.get, server.url(), bodyLimit: 1_000)
        #expect(client.ask(fits).answer.response?.body.count == 1_000)
        let more = HTTPRequest(.get, server.url("/more"), bodyLimit: 1_000)
        #expect(client.ask(more).answer.failure == .bodyTooLong(limit: 1_000))
    }

    @Test func `headers without end are refused`() throws {
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\n")
            let line = "x: " + String(repeating: "y", count: 1_000) + "\r\n"
            while connection.send(line) {}
        }
        defer { server.stop() }
        let failure = try client { $0.headerBytes = 20_000 }.get(server.url()).failure
        #expect(failure == .malformed(reason: "the headers are longer than 20000 bytes"))
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Le", "garbage\r\n\r\n", "HTTP/1.1 99 X\r\n\r\n",
        "HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n", "",
    ])
    func `half an answer is none, and the request may have arrived`(text: String) throws {
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            connection.send(text)
        }
        defer { server.stop() }
        let failure = try #require(try client().get(server.url()).failure)
        #expect(failure.mayHaveArrived)
        switch failure {
        case .brokenOff, .malformed: break
        default: Issue.record("\(failure)")
        }
    }

    @Test func `a reset after the request may have arrived`() throws {
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12")
            connection.reset()
        }
        defer { server.stop() }
        #expect(try client().get(server.url()).failure?.mayHaveArrived == true)
    }

    @Test func `nothing has left when nobody listens`() throws {
        let server = try server { _, _ in }
        server.stop()
        let url = server.url()
        let failure = try #require(try client().get(url).failure)
        guard case .notConnected = failure else {
            Issue.record("\(failure)")
            return
        }
        #expect(!failure.mayHaveArrived)
    }

    @Test(arguments: [false, true])
    func `a server that hangs or drips is left at the deadline`(drips: Bool) throws {
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            if drips { connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1") }
            connection.awaitEnd()
        }
        defer { server.stop() }
        let request = HTTPRequest(.get, server.url(), deadlineMs: 50)
        #expect(try client().ask(request).answer.failure == .timedOut(mayHaveArrived: true))
    }

    @Test func `a call that is taken back is called back once`() throws {
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            connection.awaitEnd()
        }
        defer { server.stop() }
        let client = try client()
        let (answer, exchange) = client.ask(HTTPRequest(.get, server.url()))
        exchange.cancel()
        exchange.cancel()
        guard case .cancelled? = answer.failure else {
            Issue.record("\(String(describing: answer.value))")
            return
        }
        client.stop()
        #expect(answer.count == 1)
    }

    @Test func `an end takes everything back, and nothing is begun after it`() throws {
        let arrived = Doorbell()
        let server = try server { connection, _ in
            guard connection.request() != nil else { return }
            arrived.ring()
            connection.awaitEnd()
        }
        defer { server.stop() }
        let client = try client()
        let answers = (0..<20).map { _ in client.get(server.url()) }
        arrived.wait(milliseconds: 60_000)
        client.stop()
        for answer in answers {
            #expect(answer.count == 1)
            guard case .cancelled? = answer.failure else {
                Issue.record("\(String(describing: answer.value))")
                continue
            }
        }
        #expect(answers.contains { $0.failure == .cancelled(mayHaveArrived: true) })
        #expect(client.get(server.url()).failure == .cancelled(mayHaveArrived: false))
    }

    @Test func `a client may be stopped by its own answer`() throws {
        let server = try server { connection, _ in
            if connection.request() != nil { connection.answer(200, []) }
        }
        defer { server.stop() }
        let client = try client()
        let answer = Answer()
        _ = client.start(HTTPRequest(.get, server.url())) { [client] in
            client.stop()
            answer.take($0)
        }
        #expect(answer.response?.status == 200)
        client.stop()
    }

    @Test func `many calls at once share few connections and all are answered`() throws {
        let server = try server { connection, _ in
            while let request = connection.request() {
                connection.answer(200, Array(request.split(separator: " ")[1].utf8))
            }
        }
        defer { server.stop() }
        let client = try client { $0.callsPerHost = 4 }
        let answers = (0..<200).map { client.get(server.url("/\($0)")) }
        for (number, answer) in answers.enumerated() {
            #expect(answer.response?.text == "/\(number)")
        }
        #expect(server.connections <= 4)
    }

    @Test func `a call that waits for its turn gets it when one before it ends in any way`() throws
    {
        let server = try server { connection, number in
            while connection.request() != nil {
                if number == 0 { return connection.awaitEnd() }
                connection.answer(200, [1])
            }
        }
        defer { server.stop() }
        let client = try client { $0.callsPerHost = 1 }
        let (held, exchange) = client.ask(HTTPRequest(.get, server.url()))
        let late = client.ask(HTTPRequest(.get, server.url(), deadlineMs: 20)).answer
        #expect(late.failure == .timedOut(mayHaveArrived: false), "it never left")
        let next = client.get(server.url())
        exchange.cancel()
        #expect(held.failure?.mayHaveArrived != nil)
        #expect(next.response?.body == [1])
    }

    @Test func `more calls than there is room for are refused at once`() throws {
        let server = try server { connection, _ in connection.awaitEnd() }
        defer { server.stop() }
        let client = try client { $0.calls = 2 }
        let held = (0..<2).map { _ in client.get(server.url()) }
        #expect(
            client.get(server.url()).failure
                == .notConnected(reason: "too many calls are under way")
        )
        client.stop()
        #expect(held.allSatisfy { $0.count == 1 })
    }

    @Test func `a redirection is an answer and is not followed`() throws {
        let server = try server { connection, number in
            while connection.request() != nil {
                connection.answer(302, headers: ["Location: /elsewhere"], [])
            }
        }
        defer { server.stop() }
        #expect(try client().get(server.url()).response?.status == 302)
        #expect(server.connections == 1)
    }

    @Test(arguments: [
        ("https://other.example/", "other.example"),
        ("http://provider.example/", "provider.example"),
        ("https://provider.example.evil.example/", "provider.example.evil.example"),
        ("https://xprovider.example/", "xprovider.example"),
        ("https://provider.example./", "provider.example."),
        ("http://0.0.0.0/", "0.0.0.0"),
        ("http://127.0.0.1.evil.example/", "127.0.0.1.evil.example"),
        ("http://10.0.0.1/", "10.0.0.1"), ("https:///x", "x"), ("http://[::2]/", "[::2]"),
    ])
    func `a host that is not on the list is not asked`(url: String, host: String) throws {
        #expect(try client().get(url).failure == .hostNotAllowed(host: host))
    }

    @Test(arguments: [
        "https://provider.example@evil.example/", "https://a:b@provider.example/",
        "file:///etc/passwd",
        "ftp://provider.example/", "provider.example", "", "https://",
        "https://provider.example\\@evil.example/", "https://provider.example/a b",
        "https://provider.example/\r\nHost: evil", "http://127.0.0.1:99999/",
    ])
    func `what is no address of ours is none`(url: String) throws {
        #expect(try client().get(url).failure == .badAddress)
    }

    @Test(arguments: [
        HTTPRequest.Header("x", "a\r\nHost: evil"), HTTPRequest.Header("x\r\n", "a"),
        HTTPRequest.Header("", "a"), HTTPRequest.Header("x y", "a"), HTTPRequest.Header("x:", "a"),
        HTTPRequest.Header("x", "a\0b"),
    ])
    func `a header that could be two is refused`(header: HTTPRequest.Header) throws {
        let server = try server { _, _ in }
        defer { server.stop() }
        let request = HTTPRequest(.get, server.url(), headers: [header])
        #expect(try client().ask(request).answer.failure == .badAddress)
        #expect(server.connections == 0)
    }

    @Test func `a proxy of the environment carries what is not on this machine, and only that`()
        throws
    {
        let asked = Mutex<[String]>([])
        let proxy = try server { connection, _ in
            guard let request = connection.request() else { return }
            asked.withLock { $0.append(String(request.prefix { !$0.isNewline })) }
            connection.answer(502, [])
        }
        let direct = try server { connection, _ in
            if connection.request() != nil { connection.answer(200, []) }
        }
        defer {
            proxy.stop()
            direct.stop()
        }
        let client = try HTTPClient(
            hosts: ["provider.example"],
            proxies: HTTPProxies(environment: [
                (name: "HTTPS_PROXY", value: proxy.url()),
                (name: "no_proxy", value: "other.example"),
            ])
        )
        let failure = try #require(client.get("https://provider.example/").failure)
        #expect(!failure.mayHaveArrived)
        #expect(asked.withLock { $0 } == ["CONNECT provider.example:443 HTTP/1.1"])
        #expect(client.get(direct.url()).response?.status == 200)
        #expect(proxy.connections == 1)
    }

    @Test func `no failure shows the address or a header`() throws {
        let server = try server { connection, number in
            guard connection.request() != nil else { return }
            if number == 0 { connection.send("garbage") }
            if number == 1 { connection.awaitEnd() }
        }
        defer { server.stop() }
        let client = try client()
        for _ in 0..<3 {
            let request = HTTPRequest(
                .get,
                server.url("/planted?api-key=planted"),
                headers: [.init("x-api-key", "planted")],
                deadlineMs: 200
            )
            let failure = try #require(client.ask(request).answer.failure)
            #expect(!"\(failure)".contains("planted") && !"\(request)".contains("planted"))
        }
    }
}
