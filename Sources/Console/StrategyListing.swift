import ByteCodec
import Configuration
import Replay

/// What `strategies` says: the list, or one strategy's parameters.
public struct StrategyListing: Sendable, Hashable {
    private let names: [StrategyChoice.Name]
    private let isWhole: Bool

    /// All strategies, or the one called `name`.
    public init(_ name: String?) throws(CommandFailure) {
        isWhole = name == nil
        guard let name else {
            names = StrategyChoice.Name.allCases
            return
        }
        guard let found = StrategyChoice.Name(rawValue: name) else {
            let known = StrategyChoice.Name.allCases.map(\.rawValue)
            throw CommandFailure(StrategyError.unknownStrategy(name, known: known))
        }
        names = [found]
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        guard isWhole else { return names.map { detail($0, style) }.joined() }
        var text = ""
        for name in names {
            text += "\(style.bold(name.rawValue)): \(name.summary); policies \(name.profileName)\n"
        }
        return text + "\nNext: plimsoll strategies NAME lists a strategy's parameters.\n"
    }

    private func detail(_ name: StrategyChoice.Name, _ style: TextStyle) -> String {
        var text = "\(style.bold(name.rawValue)): \(name.summary)\n"
        text +=
            "It runs with the policies \(name.profileName), unless policies.profile says otherwise.\n"
        for parameter in name.parameters {
            let unit = parameter.unit.map { ", in \($0)" } ?? ""
            text += "\n\(style.bold(parameter.key))  \(parameter.summary)\n"
            text += "  \(parameter.valuesText)\(unit); default \(parameter.defaultText)\n"
        }
        return text
    }

    /// For scripts: an array, also where one strategy was named.
    public var document: String {
        JSONValue.array(names.map { document($0) }).line
    }

    private func document(_ name: StrategyChoice.Name) -> JSONValue {
        .object([
            .init("name", .string(name.rawValue)),
            .init("summary", .string(name.summary)),
            .init("policies", .string(name.profileName)),
            .init("parameters", .array(name.parameters.map { document($0) })),
        ])
    }

    private func document(_ parameter: Configuration.Setting) -> JSONValue {
        var bounds: (low: JSONValue, high: JSONValue) = (.null, .null)
        if case .number(let scale, let range) = parameter.kind {
            bounds.low = SettingValue.number(units: range.lowerBound, scale: scale)
                .json(parameter.kind)
            bounds.high = SettingValue.number(units: range.upperBound, scale: scale)
                .json(parameter.kind)
        }
        return .object([
            .init("name", .string(parameter.key)),
            .init("unit", .text(parameter.unit)),
            .init("minimum", bounds.low),
            .init("maximum", bounds.high),
            .init("default", parameter.defaultValue.json(parameter.kind)),
            .init("summary", .string(parameter.summary)),
        ])
    }
}
