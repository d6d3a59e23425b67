import ByteCodec
import Control
import Host

/// What runs beside an engine, as JSON.
enum EngineViewDocument {
    /// `socket` says what came of asking; `report` is the engine's own word, null without one.
    static func document(_ view: EngineView) -> JSONValue {
        var members: [JSONValue.Member] = []
        switch view.answer {
        case .report(let report):
            members.add("socket", .string("answers"))
            members.add("error", .null)
            members.add("report", report.document)
        case .nobody: add("nobody", nil, to: &members)
        case .silence: add("silent", nil, to: &members)
        case .refused(let error): add("refused", "\(error)", to: &members)
        }
        return .object(members)
    }

    private static func add(_ word: String, _ error: String?, to members: inout [JSONValue.Member])
    {
        members.add("socket", .string(word))
        members.add("error", .text(error))
        members.add("report", .null)
    }
}
