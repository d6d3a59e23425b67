// Puts the layers on each other: defaults, the file, the variables of a file, the environment, the command
// line. What a layer says is checked even where a later one overrides it, and every problem is kept, in
// the order of the layers and of their lines.

/// Finds out what holds.
public struct SettingResolver: Sendable {
    let schema: SettingSchema
    private var values: [(value: SettingValue, origin: Origin)?]
    /// The names of variables that have set each setting, for those that have two.
    private var variables: [[Origin]]
    private var given: [[SettingValue]]
    /// What is wrong.
    public private(set) var problems: [ConfigurationProblem] = []
    private var notes: [String] = []
    private var faulty: [Bool]

    /// Nothing but the defaults.
    public init(_ schema: SettingSchema) {
        self.schema = schema
        values = Array(repeating: nil, count: schema.settings.count)
        variables = Array(repeating: [], count: schema.settings.count)
        given = Array(repeating: [], count: schema.settings.count)
        faulty = Array(repeating: false, count: schema.settings.count)
    }

    /// What holds, or every problem; `check` looks at settings together.
    public func finish(
        _ check: (inout SettingCheck) -> Void = { _ in }
    ) -> Result<EffectiveSettings, InvalidConfiguration> {
        var checked = SettingCheck(effective, faulty: faulty)
        check(&checked)
        let all = (problems + checked.problems).enumerated().sorted { left, right in
            left.element.origin.order == right.element.origin.order
                ? left.offset < right.offset
                : left.element.origin.order < right.element.origin.order
        }
        if let invalid = InvalidConfiguration(all.map(\.element)) { return .failure(invalid) }
        return .success(effective)
    }

    private var effective: EffectiveSettings {
        let entries = zip(schema.settings, values).map { setting, value in
            EffectiveSettings.Entry(
                setting: setting,
                value: value?.value ?? setting.defaultValue,
                origin: value?.origin ?? .defaults
            )
        }
        return EffectiveSettings(schema: schema, entries: entries, notes: notes)
    }

    /// The value of `key` so far, with its origin; nil where something is wrong with it.
    ///
    /// - Precondition: the schema declares `key`.
    public func current(_ key: String) -> EffectiveSettings.Entry? {
        guard let index = schema.index(of: key) else {
            preconditionFailure("no setting is called \(key)")
        }
        return faulty[index] ? nil : effective.entries[index]
    }

    mutating func set(_ index: Int, _ value: SettingValue, _ origin: Origin) {
        values[index] = (value, origin)
    }

    /// Adds a problem.
    public mutating func complain(_ problem: ConfigurationProblem) { problems.append(problem) }

    /// Adds a problem that is no single value's.
    public mutating func complain(_ text: String, _ origin: Origin) {
        problems.append(ConfigurationProblem(text, origin))
    }

    mutating func complain(_ index: Int, _ fault: ValueFault, _ origin: Origin) {
        faulty[index] = true
        let setting = schema.settings[index]
        guard setting.isSecret else {
            return complain("\(setting.key)\(fault)", origin)
        }
        let secret = "\(setting.key) is \(EffectiveSettings.redacted)"
        complain("\(secret): must be \(setting.kind.expectation)", origin)
    }

    // MARK: - Variables

    /// Takes in a file of variables.
    public mutating func add(_ file: VariableFile, name: String) {
        problems += file.problems
        for variable in file.variables {
            add(
                variable.value,
                .variableFile(name: name, line: variable.line, variable: variable.name)
            )
        }
    }

    /// Takes in the environment.
    public mutating func add(environment: [(name: String, value: String)]) {
        for variable in environment.sorted(by: { $0.name < $1.name }) {
            add(variable.value, .environment(variable.name))
        }
    }

    private mutating func add(_ text: String, _ origin: Origin) {
        guard let name = origin.variable else { return }
        let settings = schema.settings
        if let index = settings.firstIndex(where: { $0.olderName?.name == name }) {
            return addOlder(text, index, origin)
        }
        guard name.hasPrefix(schema.variablePrefix), !schema.isForeign(name) else { return }
        let known = settings.map { schema.variable($0) }
        if let index = known.firstIndex(of: name) { return read(text, index, origin) }
        // What all of them begin with says nothing of how near a name is.
        let prefix = schema.variablePrefix
        let nearest = EditDistance.nearest(
            to: String(name.dropFirst(prefix.count)),
            in: known.map { String($0.dropFirst(prefix.count)) }
        )
        let hint = nearest.map { "; did you mean \(prefix)\($0)?" }
        let remedy = hint ?? "; unset it, or see docs/configuration.md for the names"
        complain("\(name) is no variable of plimsoll's\(remedy)", origin)
    }

    private mutating func addOlder(_ text: String, _ index: Int, _ origin: Origin) {
        guard let older = schema.settings[index].olderName else { return }
        switch older.reading {
        case .same: read(text, index, origin)
        case .trueUnless(let word):
            let isTrue = text != word
            if isTrue, text != "true" {
                notes.append(
                    "\(older.name) is \(SettingKind.quoted(text)), which is not exactly "
                        + "\"\(word)\", so \(schema.settings[index].key) is true (\(origin))"
                )
            }
            assign(.boolean(isTrue), index, origin)
        }
    }

    private mutating func read(_ text: String, _ index: Int, _ origin: Origin) {
        let setting = schema.settings[index]
        if setting.isOptional, text == "null" || text == "none" {
            return assign(.none, index, origin)
        }
        do throws(ValueFault) {
            assign(try setting.kind.read(text), index, origin)
        } catch {
            complain(index, error, origin)
        }
    }

    /// Sets, unless a variable of another name says something else.
    private mutating func assign(_ value: SettingValue, _ index: Int, _ origin: Origin) {
        if let name = origin.variable {
            let other = zip(variables[index], given[index]).first { other, theirs in
                other.variable != name && theirs != value
            }
            if let other = other?.0, let otherName = other.variable {
                let place = other.place.map { " (\($0.file):\($0.line))" } ?? ""
                complain(
                    "\(otherName)\(place) and \(name) both set \(schema.settings[index].key), to "
                        + "different values: take one of them out",
                    origin
                )
            }
            variables[index].append(origin)
            given[index].append(value)
        }
        set(index, value, origin)
    }

    // MARK: - The command line

    /// Takes in what an option says; `option` is how it is typed.
    ///
    /// - Precondition: the schema declares `key`.
    public mutating func add(option: String, key: String, _ text: String) {
        guard let index = schema.index(of: key) else {
            preconditionFailure("no setting is called \(key)")
        }
        read(text, index, .option(option))
    }
}
