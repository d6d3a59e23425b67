public import TradeModel

extension OperatorCommand {
    /// The word by which it is asked for.
    public var word: String {
        switch self {
        case .pause: "pause"
        case .halt: "halt"
        case .resume: "resume"
        case .flatten: "flatten"
        case .resetDrawdown: "reset_drawdown"
        case .acceptDrift: "accept_drift"
        case .limitToExits: "limit_to_exits"
        case .endExitsOnly: "end_exits_only"
        }
    }
}
