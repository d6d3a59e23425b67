import Emulator
import Intel
import Ports
import ProviderTwins
import Synchronization
import SystemIO
import TestSupport
import Testing
import TradeModel

@Suite struct `The emulator` {
    private func ask(
        _ url: String,
        deadlineMs: Int = 2_000
    ) throws -> Result<HTTPResponse, HTTPFailure>? {
        let client = try HTTPClient(hosts: [])
        defer { client.stop() }
        let bell = Doorbell()
        let found = Mutex<Result<HTTPResponse, HTTPFailure>?>(nil)
        _ = client.start(HTTPRequest(.get, url, deadlineMs: deadlineMs)) { result in
            found.withLock { $0 = result }
            bell.ring()
        }
        bell.wait(milliseconds: 10_000)
        return found.withLock { $0 }
    }

    private func emulator(_ faults: [TwinFaults.Rule] = []) throws -> Emulator {
        try Emulator(
            TwinWorld.harbour(from: Emulator.timeOfDay),
            faults: TwinFaults(faults)
        )
    }

    @Test func `every provider answers below its own path, and nobody elsewhere`() throws {
        let emulator = try emulator()
        defer { emulator.stop() }
        let mint = try #require(emulator.tokens.first).mint
        let birdeye = emulator.address(of: .birdeye)
        let known = try #require(
            try ask("\(birdeye)/defi/price?address=%3\(mint)")?.response,
            "an answer"
        )
        #expect(known.status == 200 && known.header("content-type") == "application/json")
        let price = try #require(try ask("\(birdeye)/defi/price?address=\(mint)")?.response)
        #expect(String(decoding: price.body, as: UTF8.self).contains(#""value":0.000112"#))
        #expect(try ask("\(birdeye)/defi/nothing")?.response?.status == 404)
        #expect(try ask("http://127.0.0.1:\(emulator.port)/elsewhere")?.response?.status == 404)
        #expect(emulator.door(of: .birdeye).count == 3)
        let doors = try ask("http://127.0.0.1:\(emulator.port)/door?window_ms=60000")?.response
        let counted = doors.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
        #expect(counted.contains(#""birdeye":{"all":3,"most":3}"#))
    }

    @Test(arguments: TwinFault.named.map(\.name))
    func `each fault reaches whoever asks as what it is`(name: String) throws {
        let fault = try #require(TwinFault.named.first { $0.name == name }).fault
        let emulator = try emulator([TwinFaults.Rule(.birdeye, fault)])
        defer { emulator.stop() }
        let mint = try #require(emulator.tokens.first).mint
        let result = try #require(
            try ask("\(emulator.address(of: .birdeye))/defi/price?address=\(mint)", deadlineMs: 700)
        )
        let body = result.response.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
        switch fault {
        case .tooMany(let seconds):
            #expect(result.response?.status == 429)
            #expect(result.response?.header("retry-after") == seconds.map { "\($0)" })
        case .serverError: #expect(result.response?.status == 500)
        case .unauthorized: #expect(result.response?.status == 401)
        case .hang, .drip: #expect(result == .failure(.timedOut(mayHaveArrived: true)))
        case .reset:
            guard case .failure(.brokenOff(mayHaveArrived: true, _)) = result else {
                Issue.record("\(result)")
                return
            }
        case .cutOff:
            switch result {
            case .failure(.malformed), .failure(.brokenOff): break
            default: Issue.record("\(result)")
            }
        case .wrongType:
            #expect(
                result.response?.header("content-type") == "text/html" && body.contains("<html>")
            )
        case .drift: #expect(body.contains(#""value":"0.000112"#))
        }
        // The others are well.
        let other = try ask("\(emulator.address(of: .jupiter))/price/v3?ids=\(mint)")
        #expect(other?.response?.status == 200)
    }

    @Test func `faults come as often as they are said to, and the same with the same seed`() {
        let answer = TwinAnswer(200, "{}")
        func draws(_ seed: UInt64) -> [Bool] {
            var faults = TwinFaults([.init(nil, .serverError, perMille: 100)], seed: seed)
            return (0..<2_000).map { _ in
                faults.delivery(of: answer, from: .jupiter).answer.status == 500
            }
        }
        let first = draws(3)
        #expect((150...250).contains(first.count { $0 }))
        #expect(first == draws(3) && first != draws(4))
    }

    @Test func `the door counts the most within any window`() {
        var door = TwinDoor()
        for time in [Int64(0), 5, 9, 10, 30, 31, 31, 31, 50] { door.came(at: time) }
        #expect(door.count == 9)
        #expect(door.most(within: 10) == 4 && door.most(within: 11) == 4)
        #expect(door.most(within: 1) == 3 && door.most(within: 51) == 9)
    }

    @Test func `a port that is taken is told`() throws {
        let emulator = try emulator()
        defer { emulator.stop() }
        #expect(throws: EmulatorError.self) {
            _ = try Emulator(TwinWorld(from: .distantPast, []), port: emulator.port)
        }
    }
}

extension Result<HTTPResponse, HTTPFailure> {
    fileprivate var response: HTTPResponse? {
        switch self {
        case .success(let response): response
        case .failure: nil
        }
    }
}
