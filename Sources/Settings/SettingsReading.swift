import Configuration
import Money
import Policies
import Replay

/// Reads the layers of one configuration.
struct SettingsReading {
    private var resolver = SettingResolver(SettingsSchema.schema)
    private let fallback: StrategyChoice.Name

    init(_ sources: ConfigurationSources, fallback: StrategyChoice.Name) {
        self.fallback = fallback
        if let file = sources.file { add(file) }
        if let file = sources.variableFile {
            resolver.add(VariableFile(file.bytes, name: file.name), name: file.name)
        }
        resolver.add(environment: sources.environment.map { ($0.name, $0.value) })
        for case .setting(let option, let key, let value) in sources.options {
            resolver.add(option: option, key: key, value)
        }
        // Which strategy a parameter belongs to is known only now.
        guard let entry = resolver.current("strategy.name") else { return }
        let strategy = Self.strategyName(entry, fallback)
        for case .parameter(let text) in sources.options { add(parameter: text, of: strategy) }
    }

    /// The strategy that a checked setting names.
    static func strategyName(
        _ entry: EffectiveSettings.Entry,
        _ fallback: StrategyChoice.Name
    ) -> StrategyChoice.Name {
        guard entry.origin != .defaults, case .text(let text) = entry.value else { return fallback }
        return StrategyChoice.Name(rawValue: text) ?? fallback
    }

    /// What holds, or every problem.
    func finish() -> Result<EffectiveSettings, InvalidConfiguration> {
        let outcome = resolver.finish { check in
            Self.checkSlippage(&check)
            Self.checkTakeProfits(&check)
            Self.checkProfile(&check)
            Self.checkFill(&check)
            Self.checkSegments(&check)
            Self.checkAddresses(&check)
            Self.checkLogDirectory(&check)
            Self.checkContradictions(&check)
        }
        return outcome.map { Self.withLadder($0) }
    }

    /// Where nobody set the ladder, its first step is what orders that are not urgent may slip, and the
    /// default's wider steps follow.
    private static func withLadder(_ settings: EffectiveSettings) -> EffectiveSettings {
        let key = "exits.slippageLadderBps"
        let first = settings["exits.slippageBps"]
        guard settings[key].origin == .defaults, let narrowest = first.value.integer,
            first.origin != .defaults
        else { return settings }
        let wider = settings.list(key).filter { ($0.integer ?? 0) > narrowest }
        return settings.deriving(key, .list([first.value] + wider), from: first.setting.key)
    }

    private mutating func add(_ file: ConfigurationSources.File) {
        do throws(JSON5Error) {
            resolver.add(try JSON5Node(parsing: file.bytes), file: file.name)
        } catch {
            resolver.complain(ConfigurationProblem(error, file: file.name))
        }
    }

    private mutating func add(parameter text: String, of strategy: StrategyChoice.Name) {
        let option = "--set \(text)"
        guard let equals = text.firstIndex(of: "=") else {
            return resolver.complain(
                "\"\(text)\" is not a setting; write name=value",
                .option(option)
            )
        }
        let name = String(text[..<equals])
        let names = strategy.parameters.map(\.key)
        guard names.contains(name) else {
            let fault = StrategyError.unknownParameter(
                strategy: strategy.rawValue,
                name,
                nearest: EditDistance.nearest(to: name, in: names)
            )
            return resolver.complain("\(fault)", .option(option))
        }
        resolver.add(
            option: option,
            key: "\(SettingsSchema.group(of: strategy)).\(name)",
            String(text[text.index(after: equals)...])
        )
    }
}
