/// The reference page of every setting, in Markdown.
public enum ReferencePage {
    /// The page: what `opening` says, then a section for each group.
    public static func text(_ schema: SettingSchema, opening: String) -> String {
        var text = opening
        text += section("", schema)
        for group in schema.groups {
            let settings = section(group.key, schema)
            guard !settings.isEmpty else { continue }
            text += "\n## `\(group.key)`\n\n\(group.summary)\n" + settings
        }
        return text
    }

    private static func section(_ group: String, _ schema: SettingSchema) -> String {
        schema.settings.filter { $0.group == group }.map { entry($0, schema) }.joined()
    }

    private static func entry(_ setting: Setting, _ schema: SettingSchema) -> String {
        var text = "\n### `\(setting.key)`\n\n\(setting.summary)\n\n"
        let unit = setting.unit.map { ", in \($0)" } ?? ""
        text += "- Values: \(setting.valuesText)\(unit)\n"
        text +=
            "- Default: `\(setting.isSecret ? "none" : setting.defaultValue.literal(setting.kind))`\n"
        text += "- Variable: `\(schema.variable(setting))`"
        if let older = setting.olderName { text += ", or its older name `\(older.name)`" }
        text += "\n"
        if setting.isSecret { text += "- Secret: its value is never shown\n" }
        return text
    }
}
