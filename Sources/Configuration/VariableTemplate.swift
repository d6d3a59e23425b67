/// The example of a `.env` file.
public enum VariableTemplate {
    /// The template's text: the older names with their defaults, those of `active` as settings and all
    /// else as comments, secrets first among them and without a value.
    public static func text(_ schema: SettingSchema, opening: String, active: [String]) -> String {
        var text = comment(opening)
        for setting in schema.settings {
            guard let older = setting.olderName else { continue }
            text += "\n" + comment(setting.summary)
            text += comment("The same as \(schema.variable(setting)).")
            let mark = active.contains(older.name) ? "" : "# "
            text += "\(mark)\(older.name)=\(setting.defaultText)\n"
        }
        let secrets = schema.settings.filter(\.isSecret)
        if !secrets.isEmpty {
            text +=
                "\n# Secrets belong here or into the environment, and into no file that is shared:\n"
            for setting in secrets { text += "# \(schema.variable(setting))=none\n" }
        }
        text += "\n# Every setting has a variable; docs/configuration.md lists them:\n"
        for setting in schema.settings where setting.olderName == nil && !setting.isSecret {
            text += "# \(schema.variable(setting))=\(setting.defaultText)\n"
        }
        return text
    }

    private static func comment(_ text: String) -> String {
        CommentText.lines(text, mark: "#").map { $0 + "\n" }.joined()
    }
}
