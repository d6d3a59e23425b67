// What an operator's program says to a running engine: one line of JSON a connection,
// `{"command":"halt","id":"a-name-for-it"}`. `docs/formats/control.md` describes it. Whoever can open the
// socket is the operator, and what comes through it is not trusted all the same: it is short, it is
// exactly this, or it is refused.

import ByteCodec
public import TradeModel

/// What is asked of a running engine.
public struct ControlRequest: Sendable, Hashable {
    /// What can be asked for.
    public enum Purpose: Sendable, Hashable {
        /// That a command be carried out.
        case command(OperatorCommand)
        /// How it is; nothing changes by it.
        case health
    }

    /// What is asked for.
    public let purpose: Purpose
    /// The asker's name for it, nil for none: said again under the same name it is done once.
    public let id: String?

    /// The longest request, its newline not counted, in bytes.
    public static let byteLimit = 512
    /// The longest name, in bytes.
    public static let idLimit = 64

    /// Asks how the engine is.
    public static let health = ControlRequest(purpose: .health)

    private init(purpose: Purpose) {
        self.purpose = purpose
        id = nil
    }

    /// A command; `id` is letters, digits, dots, dashes and underscores, at most `idLimit` of them.
    public init(_ command: OperatorCommand, id: String?) {
        precondition(id.map(ControlRequest.isName) ?? true, "the name is one that can be read back")
        purpose = .command(command)
        self.id = id
    }

    /// Reads a line that came without its newline.
    public init(decoding line: [UInt8]) throws(ControlRefusal) {
        guard line.count <= Self.byteLimit else { throw .tooLarge() }
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(
                parsing: line,
                limits: JSONValue.Limits(depth: 2, bytes: Self.byteLimit)
            )
        } catch {
            throw .malformed("the request is no JSON: \(error)")
        }
        guard let members = document.members else {
            throw .malformed("the request is no JSON object")
        }
        var purpose: Purpose?
        var id: String?
        for member in members {
            switch member.key {
            case "command": purpose = try Self.purpose(member.value)
            case "id": id = try Self.name(member.value)
            default: throw .malformed("a request has \"command\" and \"id\", and nothing else")
            }
        }
        guard let purpose else { throw .malformed("the request has no \"command\"") }
        self.purpose = purpose
        self.id = id
    }

    /// The request as a line, newline included.
    public var line: [UInt8] {
        var members: [JSONValue.Member] = [.init("command", .string(purpose.word))]
        if let id { members.append(.init("id", .string(id))) }
        var writer = JSONWriter()
        writer.value(.object(members))
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func purpose(_ value: JSONValue) throws(ControlRefusal) -> Purpose {
        guard let word = value.string else { throw .malformed("\"command\" is no text") }
        guard let purpose = Purpose.all.first(where: { $0.word == word }) else {
            let words = Purpose.all.map(\.word).joined(separator: ", ")
            throw ControlRefusal(.unknownCommand, "there is no such command; there are \(words)")
        }
        return purpose
    }

    private static func name(_ value: JSONValue) throws(ControlRefusal) -> String {
        guard let id = value.string, isName(id) else {
            throw .malformed(
                "\"id\" is 1 to \(idLimit) letters, digits, dots, dashes and underscores"
            )
        }
        return id
    }

    private static func isName(_ text: String) -> Bool {
        (1...idLimit).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

extension ControlRequest.Purpose {
    static let all = OperatorCommand.allCases.map { Self.command($0) } + [.health]

    /// The word by which it is asked for.
    public var word: String {
        switch self {
        case .command(let command): command.word
        case .health: "health"
        }
    }
}
