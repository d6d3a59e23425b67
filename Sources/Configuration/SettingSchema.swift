/// Everything that can be set. Validation, the JSON Schema, the templates and the reference page are made
/// from it and from nothing else.
public struct SettingSchema: Hashable, Sendable {
    /// What stands before the variables' names.
    public let variablePrefix: String
    /// The groups, each before the groups in it.
    public let groups: [SettingGroup]
    /// The settings, those of a group together.
    public let settings: [Setting]
    /// Variables with the prefix that are none of this schema's; a name that ends in `_` stands for all
    /// that begin with it.
    public let foreignVariables: [String]

    /// A schema.
    ///
    /// - Precondition: no two settings have one key, and each stands in a group that is declared.
    public init(
        variablePrefix: String,
        groups: [SettingGroup],
        settings: [Setting],
        foreignVariables: [String]
    ) {
        self.variablePrefix = variablePrefix
        self.groups = groups
        self.settings = settings
        self.foreignVariables = foreignVariables
        for (number, setting) in settings.enumerated() {
            let isNew = !settings[..<number].contains { $0.key == setting.key }
            precondition(isNew, "two settings are called \(setting.key)")
            precondition(
                setting.group.isEmpty || groups.contains { $0.key == setting.group },
                "\(setting.key) stands in no group"
            )
        }
    }

    /// The number of the setting `key`, or nil.
    public func index(of key: String) -> Int? {
        settings.firstIndex { $0.key == key }
    }

    /// The variable that sets `setting`: `risk.maxPositions` gives `PLIMSOLL_RISK__MAX_POSITIONS`.
    public func variable(_ setting: Setting) -> String {
        var name = variablePrefix
        for character in setting.key.unicodeScalars {
            switch character {
            case ".": name += "__"
            case "A"..."Z": name += "_\(character)"
            default: name += character.properties.uppercaseMapping
            }
        }
        return name
    }

    /// The names in the group `group`, settings and groups alike.
    func names(in group: String) -> [String] {
        let groups = groups.map(\.key).filter { parent(of: $0) == group }
        return settings.filter { $0.group == group }.map(\.name) + groups.map { last(of: $0) }
    }

    /// Whether `key` is a group.
    func isGroup(_ key: String) -> Bool { groups.contains { $0.key == key } }

    /// Whether a variable with the prefix belongs to somebody else.
    func isForeign(_ variable: String) -> Bool {
        foreignVariables.contains { name in
            name == variable || (name.hasSuffix("_") && variable.hasPrefix(name))
        }
    }

    func parent(of key: String) -> String {
        key.split(separator: ".").dropLast().joined(separator: ".")
    }

    func last(of key: String) -> String { key.split(separator: ".").last.map(String.init) ?? key }
}
