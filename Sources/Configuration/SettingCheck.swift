/// Looks at settings together, when each is sound by itself.
public struct SettingCheck {
    /// What holds, defaults in the place of what is faulty.
    public let settings: EffectiveSettings
    private let faulty: [Bool]
    private(set) var problems: [ConfigurationProblem] = []

    init(_ settings: EffectiveSettings, faulty: [Bool]) {
        self.settings = settings
        self.faulty = faulty
    }

    /// Whether none of these settings is faulty by itself.
    public func areSound(_ keys: String...) -> Bool {
        keys.allSatisfy { key in
            settings.schema.index(of: key).map { !faulty[$0] } ?? false
        }
    }

    /// Refuses the value of `key`; `text` follows its name.
    public mutating func refuse(_ key: String, _ text: String) {
        problems.append(ConfigurationProblem("\(key) \(text)", settings[key].origin))
    }
}
