import Control
import TradeModel

extension ControlAnswer {
    /// What became of a command, as an answer.
    init(_ outcome: CommandOutcome) {
        switch outcome {
        case .done(let sequence, let mode): self = .done(sequence: sequence, mode: mode)
        case .nothingToLift(let mode): self = .refused(.nothingToLift(mode))
        }
    }
}

extension ControlRefusal {
    static func nothingToLift(_ mode: Mode) -> ControlRefusal {
        let latched = mode.words.joined(separator: ", ")
        let rest =
            mode.allowsEntries ? "nothing is latched" : "what is latched is another: \(latched)"
        return ControlRefusal(.nothingToLift, "there is nothing to lift: \(rest)", mode: mode)
    }

    static func haltFile(_ file: HaltFile) -> ControlRefusal {
        ControlRefusal(
            .haltFile,
            "\(String(decoding: file.path.utf8.prefix(600), as: UTF8.self)) is there: take it away first"
        )
    }
}
