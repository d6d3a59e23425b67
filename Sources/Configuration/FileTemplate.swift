/// The commented configuration file that a new installation begins with.
public struct FileTemplate: Sendable {
    private let schema: SettingSchema
    private let isActive: Bool
    private var lines: [String] = []
    private var open: [String] = []
    private var isInside = false

    /// The template's text: every setting with its default. The defaults are comments, so that a later
    /// version's better default holds for whoever never chose; `isActive` makes them settings.
    public static func text(
        _ schema: SettingSchema,
        opening: String,
        isActive: Bool = false
    ) -> String {
        var template = FileTemplate(schema: schema, isActive: isActive)
        template.write(opening)
        return template.lines.map { $0 + "\n" }.joined()
    }

    private init(schema: SettingSchema, isActive: Bool) {
        self.schema = schema
        self.isActive = isActive
    }

    private mutating func write(_ opening: String) {
        comment(opening)
        lines.append("{")
        isInside = true
        for setting in schema.settings { write(setting) }
        go(to: [])
        isInside = false
        lines.append("}")
    }

    private mutating func write(_ setting: Setting) {
        go(to: Array(setting.path.dropLast()))
        if lines.last?.hasSuffix("{") == false { lines.append("") }
        comment(setting.summary)
        let unit = setting.unit.map { ", in \($0)" } ?? ""
        let values = setting.valuesText
        comment(values.prefix(1).uppercased() + values.dropFirst() + unit + ".")
        let value = setting.isSecret ? "null" : setting.defaultValue.literal(setting.kind)
        lines.append("\(indent)\(isActive ? "" : "// ")\(setting.name): \(value),")
    }

    /// Closes and opens braces until those of `path` are open.
    private mutating func go(to path: [String]) {
        while !path.starts(with: open) {
            open.removeLast()
            lines.append("\(indent)},")
        }
        while open.count < path.count {
            if lines.last?.hasSuffix("{") == false { lines.append("") }
            let group = path[0...open.count].joined(separator: ".")
            if let summary = schema.groups.first(where: { $0.key == group })?.summary {
                comment(summary)
            }
            lines.append("\(indent)\(path[open.count]): {")
            open.append(path[open.count])
        }
    }

    private var indent: String { String(repeating: "  ", count: isInside ? open.count + 1 : 0) }

    private mutating func comment(_ text: String) {
        lines += CommentText.lines(text, mark: indent + "//")
    }
}
