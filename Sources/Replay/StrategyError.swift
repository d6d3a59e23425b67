public import Configuration

/// Why a strategy cannot be set up as asked.
public enum StrategyError: Error, Hashable, Sendable {
    /// No strategy has this name.
    case unknownStrategy(String, known: [String])
    /// The strategy has no such parameter.
    case unknownParameter(strategy: String, String, nearest: String?)
    /// The value is not one that the parameter takes.
    case badValue(strategy: String, parameter: String, ValueFault)
    /// A setting that is not of the form `name=value`.
    case badSetting(String)
}

extension StrategyError: CustomStringConvertible {
    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .unknownStrategy(let name, let known):
            "there is no strategy \"\(name)\"; choose one of \(known.joined(separator: ", "))"
        case .unknownParameter(let strategy, let name, let nearest):
            "strategy \(strategy) has no parameter \"\(name)\""
                + (nearest.map { "; did you mean \"\($0)\"?" } ?? StrategyError.known(strategy))
        case .badValue(let strategy, let parameter, let fault): "\(strategy).\(parameter)\(fault)"
        case .badSetting(let text): "\"\(text)\" is not a setting; write name=value"
        }
    }

    private static func known(_ strategy: String) -> String {
        guard let name = StrategyChoice.Name(rawValue: strategy) else { return "" }
        return "; choose one of " + name.parameters.map(\.key).joined(separator: ", ")
    }
}
