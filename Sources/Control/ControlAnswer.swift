// What the engine says to a request: one line of JSON. `docs/formats/control.md` describes it.

import ByteCodec
public import TradeModel

/// The answer to a request.
public enum ControlAnswer: Sendable, Hashable {
    /// It is durable: no record up to this sequence can be lost any more, and this is latched now.
    case done(sequence: UInt64, mode: Mode)
    /// How the engine is: it was asked nothing else.
    case health(EngineReport)
    /// It was not carried out.
    case refused(ControlRefusal)

    /// The longest answer, its newline not counted, in bytes.
    public static let byteLimit = 32_768

    /// The answer as a line, newline included.
    public var line: [UInt8] {
        var members: [JSONValue.Member] = []
        switch self {
        case .done(let sequence, let mode):
            members.append(.init("ok", .bool(true)))
            members.append(.init("sequence", .number("\(sequence)")))
            members += Self.members(of: mode)
        case .health(let report):
            members.append(.init("ok", .bool(true)))
            members.append(.init("health", report.document))
        case .refused(let refusal):
            members.append(.init("ok", .bool(false)))
            members.append(.init("reason", .string(refusal.reason.rawValue)))
            members.append(.init("message", .string(refusal.message)))
            if let mode = refusal.mode { members += Self.members(of: mode) }
        }
        var writer = JSONWriter()
        writer.value(.object(members))
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// Reads a line that came without its newline; nil when it is no answer. Members that are not known
    /// are passed over: a later engine may say more.
    public init?(decoding line: [UInt8]) {
        let limits = JSONValue.Limits(depth: 4, bytes: Self.byteLimit)
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: line, limits: limits)
        } catch {
            return nil
        }
        guard let isDone = document["ok"]?.bool else { return nil }
        let mode = Self.mode(document["latches"])
        if isDone, let health = document["health"] {
            guard let report = EngineReport(health) else { return nil }
            self = .health(report)
            return
        }
        if isDone {
            guard let sequence = document["sequence"]?.number.flatMap({ UInt64($0) }), let mode
            else { return nil }
            self = .done(sequence: sequence, mode: mode)
            return
        }
        guard let reason = document["reason"]?.string.flatMap(ControlRefusal.Reason.init),
            let message = document["message"]?.string,
            message.utf8.count <= ControlRefusal.messageLimit
        else { return nil }
        self = .refused(ControlRefusal(reason, message, mode: mode))
    }

    private static func members(of mode: Mode) -> [JSONValue.Member] {
        [
            .init("mode", .string(mode.word)),
            .init("latches", .array(mode.words.map { .string($0) })),
        ]
    }

    private static func mode(_ value: JSONValue?) -> Mode? {
        guard let elements = value?.array else { return nil }
        let words = elements.compactMap(\.string)
        return words.count == elements.count ? Mode(words: words) : nil
    }
}
