/// How much an incident asks of a person.
enum Severity: Sendable, Hashable {
    /// Good to know.
    case information
    /// To be looked at.
    case warning
    /// Books and world disagree, or a rule of ours was broken: to be looked at now.
    case error
}
