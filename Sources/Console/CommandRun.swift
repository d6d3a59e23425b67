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
            case .refused(let refusal): throw refused(refusal)
            case .unanswered(let pid):
                throw CommandFailure(
                    .held,
                    "\(CommandText.holder(pid)) holds \(directory) and does not answer: "
                        + "\(command.word) was not done; should the engine go on, look at "
                        + "`plimsoll status` before you say it again"
                )
            case .host(let error): throw CommandFailure(error)
            }
        }
    }

    /// The exit that the arrivals call for: a halt that waits for a wedged engine is not acknowledged.
    public func finish() throws(CommandFailure) {
        for case .haltFile in arrivals.map(\.arrival) { throw CommandFailure(.held, nil) }
    }

    private func refused(_ refusal: ControlRefusal) -> CommandFailure {
        guard refusal.reason == .nothingToLift, let mode = refusal.mode else {
            return CommandFailure(.refused, refusal.message)
        }
        let remedies = mode.latches.map { "`\(ModeText.remedy($0)) --data-dir \(directory)`" }
        guard !remedies.isEmpty else { return CommandFailure(.refused, refusal.message) }
        let lifted = remedies.joined(separator: ", ")
        return CommandFailure(.refused, "\(refusal.message); \(lifted) lifts that")
    }
}
