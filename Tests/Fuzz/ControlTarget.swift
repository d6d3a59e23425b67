import Control
import TradeModel

/// An operator's request, as one line and in pieces, and an answer to it: what is read comes back
/// the same when it is written and read again.
enum ControlTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        request(Array(bytes))
        pieces(Array(bytes))
        if let answer = ControlAnswer(decoding: Array(bytes)) {
            let again = ControlAnswer(decoding: Array(answer.line.dropLast()))
            demand(again == answer, "an answer changed on its way")
        }
    }

    private static func request(_ line: [UInt8]) {
        guard let request = read(line) else { return }
        demand(line.count <= ControlRequest.byteLimit, "a long request was read")
        demand(read(Array(request.line.dropLast())) == request, "a request changed on its way")
    }

    private static func read(_ line: [UInt8]) -> ControlRequest? {
        do throws(ControlRefusal) {
            return try ControlRequest(decoding: line)
        } catch {
            demand(error.message.utf8.count <= ControlRefusal.messageLimit, "a long refusal")
            let line = ControlAnswer.refused(error).line.dropLast()
            demand(ControlAnswer(decoding: Array(line)) == .refused(error), "a refusal changed")
            return nil
        }
    }

    /// However it is cut, the outcome is that of the whole.
    private static func pieces(_ bytes: [UInt8]) {
        var line = RequestLine()
        var found: ControlRequest?
        do throws(ControlRefusal) {
            for byte in bytes where found == nil { found = try line.take(CollectionOfOne(byte)) }
        } catch {
            return
        }
        guard let found else { return }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        demand(read(Array(bytes[..<end])) == found, "pieces make another request")
    }

    static let seeds: [[UInt8]] =
        OperatorCommand.allCases.map { ControlRequest($0, id: "x.1").line }
        + [
            ControlRequest.health.line,
            ControlAnswer.done(sequence: 77, mode: [.halted, .drifted]).line,
            ControlAnswer.health(
                EngineReport(
                    sequence: 9,
                    epoch: 1,
                    remaining: 0,
                    idleForMs: 3,
                    tasks: [],
                    projection: EngineReport.Projection("current", sequence: 9, reason: nil),
                    log: EngineReport.Log(written: 1, lost: 0, lastFailure: "no room"),
                    alerts: [
                        EngineReport.Sink(
                            "command",
                            delivered: 1,
                            failuresInARow: 2,
                            lost: 3,
                            lastFailure: "no"
                        )
                    ]
                )
            ).line,
            ControlAnswer.refused(ControlRefusal(.busy, "try again", mode: .paused)).line,
        ].map { $0.dropLast() }
}
