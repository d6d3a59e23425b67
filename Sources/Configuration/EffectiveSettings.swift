/// Every setting's value and where it comes from.
public struct EffectiveSettings: Hashable, Sendable {
    /// A setting as it holds.
    public struct Entry: Hashable, Sendable {
        /// The setting.
        public let setting: Setting
        /// Its value.
        public let value: SettingValue
        /// Where the value comes from.
        public let origin: Origin

        /// The value as people read it, hidden where it is secret.
        public var shown: String {
            setting.isSecret && value != .none
                ? EffectiveSettings.redacted : value.text(setting.kind)
        }
    }

    /// What is said instead of a secret.
    public static let redacted = "<redacted>"

    /// The schema.
    public let schema: SettingSchema
    /// The settings in the schema's order.
    public let entries: [Entry]
    /// What is odd and not wrong.
    public let notes: [String]

    init(schema: SettingSchema, entries: [Entry], notes: [String]) {
        self.schema = schema
        self.entries = entries
        self.notes = notes
    }

    /// The setting `key`.
    ///
    /// - Precondition: the schema declares it.
    public subscript(key: String) -> Entry {
        guard let index = schema.index(of: key) else {
            preconditionFailure("no setting is called \(key)")
        }
        return entries[index]
    }

    /// The same settings, but that `key` has a value that follows from the setting `source`.
    public func deriving(
        _ key: String,
        _ value: SettingValue,
        from source: String
    ) -> EffectiveSettings {
        let origin = self[source].origin
        let entries = entries.map { entry in
            entry.setting.key == key
                ? Entry(setting: entry.setting, value: value, origin: origin) : entry
        }
        return EffectiveSettings(schema: schema, entries: entries, notes: notes)
    }

    /// The number `key` at its scale, or nil where it has none.
    public func optionalUnits(_ key: String) -> Int128? {
        if case .number(let units, _) = self[key].value { return units }
        return nil
    }

    /// The number `key` at its scale.
    ///
    /// - Precondition: it is a number that is never without a value.
    public func units(_ key: String) -> Int128 {
        guard let units = optionalUnits(key) else { preconditionFailure("\(key) is no number") }
        return units
    }

    /// The whole number `key`.
    ///
    /// - Precondition: its bounds lie within 64 bits.
    public func integer(_ key: String) -> Int64 { Int64(units(key)) }

    /// The length of time `key` in nanoseconds, or nil where it has none.
    public func optionalNanoseconds(_ key: String) -> Int64? {
        if case .duration(let nanoseconds) = self[key].value { return nanoseconds }
        return nil
    }

    /// The length of time `key` in nanoseconds.
    public func nanoseconds(_ key: String) -> Int64 {
        guard let span = optionalNanoseconds(key) else {
            preconditionFailure("\(key) is no duration")
        }
        return span
    }

    /// Whether `key` is true.
    public func flag(_ key: String) -> Bool { self[key].value == .boolean(true) }

    /// The text, choice or path `key`, or nil where it has none.
    public func optionalText(_ key: String) -> String? {
        if case .text(let text) = self[key].value { return text }
        return nil
    }

    /// The text, choice or path `key`.
    public func text(_ key: String) -> String {
        guard let text = optionalText(key) else { preconditionFailure("\(key) is no text") }
        return text
    }

    /// The elements of the list `key`.
    public func list(_ key: String) -> [SettingValue] {
        if case .list(let elements) = self[key].value { return elements }
        return []
    }
}
