import Control
public import Host
public import TradeModel

/// Delivers an operator's commands one after the other.
public struct CommandRun {
    private let directory: String
    private let delivery: CommandDelivery
    /// What arrived so far, and where.
    public private(set) var arrivals:
        [(command: OperatorCommand, arrival: CommandDelivery.Arrival)] = []

    /// Commands for `directory`.
    public init(directory: String, patienceMs: Int = CommandDelivery.defaultPatienceMs) {
        self.directory = directory
        delivery = CommandDelivery(directory: directory, patienceMs: patienceMs)
    }

    /// Delivers a command; `id` is a name of its own.
    public mutating func deliver(_ command: OperatorCommand, id: String) throws(CommandFailure) {
        do throws(CommandDelivery.Failure) {
            arrivals.append((command, try delivery.deliver(command, id: id)))
        } catch {
            switch error {
            case .refused(let refusal): throw refused(command, refusal)
            case .unanswered(let pid):
                throw CommandFailure(
                    .held,
                    "\(CommandText.holder(pid)) holds \(directory) and does not answer: "
                        + "\(command.word) was not done; should the engine go on, look at "
                        + "`plimsoll status` before you say it again"
                )
            case .trouble(let trouble): throw failure(trouble, nil)
            case .haltFileMade(let path, let trouble):
                throw failure(
                    trouble,
                    "\(path) is made: an engine that runs halts, and whichever starts next starts halted"
                )
            case .haltFileRefused(let error, let trouble):
                throw failure(trouble, "HALT cannot be made either, so nothing is halted: \(error)")
            }
        }
    }

    /// What is wrong, and what was done about it.
    private func failure(_ trouble: CommandTrouble, _ done: String?) -> CommandFailure {
        let cause =
            switch trouble {
            case .host(let error): CommandFailure(error)
            case .socket(let error):
                CommandFailure(
                    .system,
                    "\(error); say it as the user that the engine runs as"
                )
            case .unanswered(let pid):
                CommandFailure(
                    .held,
                    "\(CommandText.holder(pid)) holds \(directory) and does not answer"
                )
            }
        let sentences = [cause.message, done].compactMap(\.self)
        return CommandFailure(cause.status, sentences.joined(separator: ". "))
    }

    /// The exit that the arrivals call for: a halt that waits for a wedged engine is not acknowledged.
    public func finish() throws(CommandFailure) {
        for case .haltFile in arrivals.map(\.arrival) { throw CommandFailure(.held, nil) }
    }

    private func refused(
        _ command: OperatorCommand,
        _ refusal: ControlRefusal
    ) -> CommandFailure {
        // What else is latched is no answer to who asked for the drawdown.
        guard refusal.reason == .nothingToLift, command != .resetDrawdown,
            let mode = refusal.mode
        else {
            return CommandFailure(.refused, refusal.message)
        }
        let remedies = mode.latches.map { "`\(ModeText.remedy($0, directory))`" }
        guard !remedies.isEmpty else { return CommandFailure(.refused, refusal.message) }
        let lifted = remedies.joined(separator: ", ")
        return CommandFailure(.refused, "\(refusal.message); \(lifted) lifts that")
    }
}
