// What an operator reads after a command: where it arrived, what holds now, and what to type next.

public import Host
public import TradeModel

/// What became of an operator's command, for people.
public enum CommandText {
    /// The report.
    public static func text(
        _ arrivals: [(command: OperatorCommand, arrival: CommandDelivery.Arrival)],
        directory: String,
        _ style: TextStyle
    ) -> String {
        arrivals.map { text($0.command, $0.arrival, directory, style) }.joined()
    }

    private static func text(
        _ command: OperatorCommand,
        _ arrival: CommandDelivery.Arrival,
        _ directory: String,
        _ style: TextStyle
    ) -> String {
        switch arrival {
        case .engine(let sequence, let mode):
            style.good(done(command)) + ": durable at sequence \(sequence).\n"
                + state(mode, directory)
        case .journal(let sequence, let mode):
            style.good(noted(command, mode)) + " It is durable at sequence \(sequence).\n"
                + state(mode, directory)
        case .haltFile(let path, let pid):
            style.warning("\(holder(pid)) holds \(directory) and does not answer.") + "\n"
                + "\(path) is made: the engine halts as soon as it goes on, and whichever starts "
                + "next starts halted.\nTo lift it take the file away, then "
                + "`plimsoll resume --data-dir \(directory)`.\n"
        }
    }

    /// Who holds the directory.
    static func holder(_ pid: Int32?) -> String { pid.map { "process \($0)" } ?? "another process" }

    private static func done(_ command: OperatorCommand) -> String {
        switch command {
        case .pause: "paused"
        case .halt: "halted"
        case .resume: "resumed"
        case .flatten: "everything is being closed"
        case .resetDrawdown: "the drawdown latch is reset"
        case .acceptDrift: "the difference is accepted"
        case .limitToExits: "exits only"
        case .endExitsOnly: "no longer exits only"
        }
    }

    private static func noted(_ command: OperatorCommand, _ mode: Mode) -> String {
        if command == .flatten {
            return "No engine runs: nothing is closed until one does. The next start closes "
                + "everything that is open."
        }
        let start = mode.allowsEntries ? "running" : mode.words.joined(separator: ", ")
        return "No engine runs; it will start \(start)."
    }

    private static func state(_ mode: Mode, _ directory: String) -> String {
        guard !mode.allowsEntries else { return "Nothing is latched: entries are allowed.\n" }
        return mode.latches.map { latch in
            "  \(ModeText.words(latch)); `\(ModeText.remedy(latch, directory))` lifts it\n"
        }.joined()
    }
}
