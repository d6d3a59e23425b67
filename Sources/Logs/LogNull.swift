/// Written as `null`.
struct LogNull: Sendable, CustomStringConvertible {
    var description: String { "null" }
}
