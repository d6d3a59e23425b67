import ByteCodec
import Configuration
import Policies
import Replay
public import Settings

/// What `config show` and `config check` say to people.
public enum SettingsText {
    /// Every setting with its value and its source, then what is in force.
    public static func show(_ settings: PlimsollSettings, _ style: TextStyle) -> String {
        let entries = settings.effective.entries
        let keyWidth = entries.map(\.setting.key.count).max() ?? 0
        let values = entries.map { value($0) }
        let valueWidth = min(40, values.map(\.count).max() ?? 0)
        var text = style.bold(line("setting", "value", "source", keyWidth, valueWidth)) + "\n"
        for (entry, value) in zip(entries, values) {
            let line = line(
                entry.setting.key,
                value,
                "\(entry.origin)",
                keyWidth,
                valueWidth
            )
            text += (entry.origin == .defaults ? style.dim(line) : line) + "\n"
        }
        return text + inForce(settings, style) + notes(settings, style)
    }

    /// That the configuration is sound, and what it was made of.
    public static func check(
        _ settings: PlimsollSettings,
        _ sources: ConfigurationSources,
        _ style: TextStyle
    ) -> String {
        let files = [sources.file, sources.variableFile].compactMap { $0?.name }
        let set = settings.effective.entries.filter { $0.origin != .defaults }
        var text = style.good("The configuration is valid.") + "\n"
        text += "Read: \(files.isEmpty ? "no file" : files.joined(separator: " and "))"
        text += sources.environment.isEmpty ? ".\n" : ", and the environment.\n"
        text += "\(settings.effective.entries.count) settings, \(set.count) of them set:"
        text += set.isEmpty ? " the defaults hold.\n" : "\n"
        for entry in set { text += "  \(entry.setting.key) = \(value(entry)) (\(entry.origin))\n" }
        text += "\(settings.strategy.name.rawValue) with the policies \(settings.profile.name).\n"
        if let refusal = settings.liveRefusal {
            text += style.warning("note: ") + "`run` is refused: \(refusal)\n"
        }
        return text + notes(settings, style)
    }

    private static func value(_ entry: EffectiveSettings.Entry) -> String {
        let counts = entry.value != .none && !entry.setting.isSecret
        return entry.shown + (counts ? entry.setting.unit.map { " \($0)" } ?? "" : "")
    }

    private static func line(
        _ key: String,
        _ value: String,
        _ source: String,
        _ keyWidth: Int,
        _ valueWidth: Int
    ) -> String {
        padded(key, keyWidth) + "  " + padded(value, valueWidth) + "  " + source
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func inForce(_ settings: PlimsollSettings, _ style: TextStyle) -> String {
        let parameters = settings.strategy.settings.map { "\($0.name)=\($0.text)" }
        var text = "\n" + style.bold("In force") + "\n"
        text += "mode: \(settings.isDry ? "paper, no real money" : "refused, see dryRun")\n"
        text +=
            "strategy: \(settings.strategy.name.rawValue) "
            + "(\(parameters.joined(separator: ", ")))\n"
        text += "policies: \(settings.profile.name)\n"
        for half in ["risk", "exits"] {
            guard let members = settings.profile.json[half]?.members else {
                text += "  no \(half) policy: only the ledger's own limits\n"
                continue
            }
            for member in members { text += "  \(half).\(member.key): \(member.value.line)\n" }
        }
        return text
    }

    private static func notes(_ settings: PlimsollSettings, _ style: TextStyle) -> String {
        settings.notes.map { style.warning("note: ") + $0 + "\n" }.joined()
    }
}
