import Control
import Testing
import TradeModel

@Suite struct `Requests to the engine` {
    @Test func `every command comes back as it was, with a name and without`() throws {
        for command in OperatorCommand.allCases {
            for id in [nil, "a", "A-0_9.z", String(repeating: "x", count: 64)] {
                let request = ControlRequest(command, id: id)
                #expect(request.line.last == UInt8(ascii: "\n"))
                let line = Array(request.line.dropLast())
                #expect(line.count <= ControlRequest.byteLimit)
                #expect(try ControlRequest(decoding: line) == request)
            }
        }
    }

    @Test func `the words are a contract with scripts`() {
        #expect(
            OperatorCommand.allCases.map(\.word) == [
                "pause", "halt", "resume", "flatten", "reset_drawdown", "accept_drift",
                "limit_to_exits", "end_exits_only",
            ]
        )
    }

    @Test(arguments: [
        "", " ", "halt", "null", "[]", #""halt""#, "{}", #"{"id":"a"}"#, #"{"command":1}"#,
        #"{"command":null}"#, #"{"command":["halt"]}"#, #"{"command":"halt","id":""}"#,
        #"{"command":"halt","id":7}"#, #"{"command":"halt","id":"a b"}"#,
        #"{"command":"halt","id":"é"}"#, #"{"command":"halt","id":null}"#,
        #"{"command":"halt","now":true}"#, #"{"command":"halt","command":"resume"}"#,
        #"{"command":"halt"}}"#, #"{"command":"halt""#, #"{"command":{"a":{"b":1}}}"#,
        #"{"Command":"halt"}"#,
    ])
    func `what is not a request is malformed`(text: String) {
        let error = #expect(throws: ControlRefusal.self) {
            try ControlRequest(decoding: Array(text.utf8))
        }
        #expect(error?.reason == .malformed)
    }

    @Test(arguments: ["HALT", "stop", "", "halt ", "haltt"])
    func `an unknown command is refused with those that there are`(word: String) {
        let error = #expect(throws: ControlRefusal.self) {
            try ControlRequest(decoding: Array(#"{"command":"\#(word)"}"#.utf8))
        }
        #expect(error?.reason == .unknownCommand)
        #expect(error?.message.contains("flatten") == true)
    }

    @Test func `a name of 65 bytes and a line of 513 are one too many`() {
        let name = String(repeating: "x", count: 65)
        var error = #expect(throws: ControlRefusal.self) {
            try ControlRequest(decoding: Array(#"{"command":"halt","id":"\#(name)"}"#.utf8))
        }
        #expect(error?.reason == .malformed)
        let text = #"{"command":"halt"}"#
        let line = Array((text + String(repeating: " ", count: 513 - text.utf8.count)).utf8)
        #expect(throws: Never.self) { try ControlRequest(decoding: Array(line.dropLast())) }
        error = #expect(throws: ControlRefusal.self) { try ControlRequest(decoding: line) }
        #expect(error?.reason == .tooLarge)
    }
}

@Suite struct `A request's line` {
    @Test func `comes in whatever pieces`() throws {
        let request = ControlRequest(.flatten, id: "one")
        for size in 1...request.line.count {
            var line = RequestLine()
            var found: ControlRequest?
            for start in stride(from: 0, to: request.line.count, by: size) {
                #expect(found == nil)
                found = try line.take(request.line[start...].prefix(size))
            }
            #expect(found == request)
        }
    }

    @Test func `is refused before it is endless`() throws {
        var line = RequestLine()
        #expect(try line.take(repeatElement(32, count: 512)) == nil)
        #expect(line.room == 2)
        let error = #expect(throws: ControlRefusal.self) { try line.take([32]) }
        #expect(error?.reason == .tooLarge)
    }

    @Test func `has nothing behind it`() {
        var line = RequestLine()
        let twice = ControlRequest(.halt, id: nil).line + ControlRequest(.resume, id: nil).line
        let error = #expect(throws: ControlRefusal.self) { try line.take(twice) }
        #expect(error?.reason == .malformed)
    }
}
