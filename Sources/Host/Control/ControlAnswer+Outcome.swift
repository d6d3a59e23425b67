import Control
import TradeModel

extension ControlAnswer {
    /// What became of a command, as an answer.
    init(_ outcome: CommandOutcome, to command: OperatorCommand) {
        switch outcome {
        case .done(let sequence, let mode): self = .done(sequence: sequence, mode: mode)
        case .nothingToLift(let mode): self = .refused(.nothingToLift(command, mode))
        }
    }
}

extension ControlRefusal {
    static func nothingToLift(_ command: OperatorCommand, _ mode: Mode) -> ControlRefusal {
        let latched = mode.words.joined(separator: ", ")
        // A drawdown is no latch of the mode.
        let rest =
            command == .resetDrawdown
            ? "the drawdown latch is not set"
            : mode.allowsEntries
                ? "nothing is latched" : "what is latched is another: \(latched)"
        return ControlRefusal(.nothingToLift, "there is nothing to lift: \(rest)", mode: mode)
    }

    static func haltFile(_ file: HaltFile) -> ControlRefusal {
        ControlRefusal(
            .haltFile,
            "\(String(decoding: file.path.utf8.prefix(600), as: UTF8.self)) is there: take it away first"
        )
    }
}
