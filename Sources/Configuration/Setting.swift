/// One setting: where it stands, what it takes, and what it is for.
public struct Setting: Hashable, Sendable {
    /// The path of its keys with dots between, like `risk.maxPositions`.
    public let key: String
    /// What values it takes.
    public let kind: SettingKind
    /// What a number counts; nil where the kind says it.
    public let unit: String?
    /// Its value when nobody sets it.
    public let defaultValue: SettingValue
    /// What it is for: a sentence or two.
    public let summary: String
    /// Whether `null` is a value of it.
    public var isOptional: Bool { defaultValue == .none }
    /// Whether its value is never shown.
    public var isSecret = false
    /// The variable of an older program that sets it too.
    public var olderName: OlderName?

    /// A setting; one whose default is `.none` may be without a value.
    public init(
        _ key: String,
        _ kind: SettingKind,
        unit: String? = nil,
        default defaultValue: SettingValue,
        _ summary: String
    ) {
        self.key = key
        self.kind = kind
        self.unit = unit
        self.defaultValue = defaultValue
        self.summary = summary
    }

    /// The same setting in the group `group`.
    public func inside(_ group: String) -> Setting {
        var setting = Setting(
            group + "." + key,
            kind,
            unit: unit,
            default: defaultValue,
            summary
        )
        setting.isSecret = isSecret
        setting.olderName = olderName
        return setting
    }

    /// The keys of the path.
    public var path: [String] { key.split(separator: ".").map(String.init) }

    /// The last key of the path.
    public var name: String { path.last ?? key }

    /// The keys before the last, with dots between; empty at the top.
    public var group: String { path.dropLast().joined(separator: ".") }

    /// The default as people read it.
    public var defaultText: String { defaultValue.text(kind) }

    /// What values it takes, in words.
    public var valuesText: String { kind.expectation + (isOptional ? ", or null for none" : "") }
}

/// A variable's name from before this program, still honoured.
public struct OlderName: Hashable, Sendable {
    /// How its value is read.
    public enum Reading: Hashable, Sendable {
        /// As the setting's own variable.
        case same
        /// Everything but exactly this word means true.
        case trueUnless(String)
    }

    /// The name.
    public let name: String
    /// How its value is read.
    public let reading: Reading

    /// A name.
    public init(_ name: String, reading: Reading = .same) {
        self.name = name
        self.reading = reading
    }
}
