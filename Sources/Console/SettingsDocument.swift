import ByteCodec
public import Configuration
import Replay
public import Settings

/// What `config` says to scripts.
public enum SettingsDocument {
    /// Every setting with its value and its source, then what is in force.
    public static func show(_ settings: PlimsollSettings) -> String {
        JSONValue.object([
            .init("settings", .array(settings.effective.entries.map { entry($0) })),
            .init("in_force", inForce(settings)),
            .init("notes", .array(settings.notes.map { .string($0) })),
        ]).line
    }

    /// The verdict: every problem, or none.
    public static func check(
        _ outcome: Result<PlimsollSettings, InvalidConfiguration>
    ) -> String {
        let problems: [ConfigurationProblem]
        let notes: [String]
        switch outcome {
        case .success(let settings): (problems, notes) = ([], settings.notes)
        case .failure(let invalid): (problems, notes) = (invalid.problems, [])
        }
        return JSONValue.object([
            .init("valid", .bool(problems.isEmpty)),
            .init("problems", .array(problems.map { problem($0) })),
            .init("notes", .array(notes.map { .string($0) })),
        ]).line
    }

    private static func entry(_ entry: EffectiveSettings.Entry) -> JSONValue {
        let isHidden = entry.setting.isSecret && entry.value != .none
        return .object([
            .init("key", .string(entry.setting.key)),
            .init("value", isHidden ? .string(entry.shown) : entry.value.json(entry.setting.kind)),
            .init("unit", .text(entry.setting.unit)),
            .init("source", source(entry.origin)),
        ])
    }

    private static func source(_ origin: Origin) -> JSONValue {
        var members: [JSONValue.Member] = [.init("kind", .string(origin.kind))]
        if let place = origin.place {
            members.add("file", .string(place.file))
            members.add("line", .count(place.line))
        }
        if let variable = origin.variable { members.add("variable", .string(variable)) }
        if case .option(let option) = origin { members.add("option", .string(option)) }
        return .object(members)
    }

    private static func problem(_ problem: ConfigurationProblem) -> JSONValue {
        .object([
            .init("message", .string("\(problem)")), .init("source", source(problem.origin)),
        ])
    }

    private static func inForce(_ settings: PlimsollSettings) -> JSONValue {
        let parameters = settings.strategy.settings.map {
            JSONValue.Member($0.name, .string($0.text))
        }
        return .object([
            .init("dry_run", .bool(settings.isDry)),
            .init(
                "strategy",
                .object([
                    .init("name", .string(settings.strategy.name.rawValue)),
                    .init("parameters", .object(parameters)),
                ])
            ),
            .init("policies", settings.profile.json),
        ])
    }
}
