import ByteCodec
import Control
public import Host
public import TradeModel

/// What became of operators' commands, as JSON.
public enum CommandDocument {
    /// The document, one line.
    public static func text(
        _ arrivals: [(command: OperatorCommand, arrival: CommandDelivery.Arrival)],
        directory: String
    ) -> String {
        var members: [JSONValue.Member] = []
        members.add("data_dir", .string(directory))
        members.add(
            "commands",
            .array(arrivals.map { .object(document($0.command, $0.arrival)) })
        )
        // What holds in the end, where scripts look first.
        if let last = arrivals.last { members += outcome(last.arrival) }
        return JSONValue.object(members).line
    }

    private static func document(
        _ command: OperatorCommand,
        _ arrival: CommandDelivery.Arrival
    ) -> [JSONValue.Member] {
        [.init("command", .string(command.word))] + outcome(arrival)
    }

    private static func outcome(_ arrival: CommandDelivery.Arrival) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        switch arrival {
        case .engine(let sequence, let mode):
            members.add("arrived", .string("engine"))
            add(sequence, mode, to: &members)
        case .journal(let sequence, let mode):
            members.add("arrived", .string("journal"))
            add(sequence, mode, to: &members)
        case .haltFile(let path, let pid):
            members.add("arrived", .string("halt_file"))
            members.add("halt_file", .string(path))
            members.add("pid", pid.map { .count($0) } ?? .null)
        }
        return members
    }

    private static func add(
        _ sequence: UInt64,
        _ mode: Mode,
        to members: inout [JSONValue.Member]
    ) {
        members.add("sequence", .count(sequence))
        members.add("mode", .string(mode.word))
        members.add("latches", .array(mode.words.map { .string($0) }))
    }
}
