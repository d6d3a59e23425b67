/// Settings that belong together.
public struct SettingGroup: Hashable, Sendable {
    /// The path of its keys with dots between.
    public let key: String
    /// What its settings are about: a sentence or two.
    public let summary: String

    /// A group.
    public init(_ key: String, _ summary: String) {
        self.key = key
        self.summary = summary
    }
}
