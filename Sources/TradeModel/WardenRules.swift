/// A set of the Warden's rules.
@frozen
public struct WardenRules: OptionSet, Sendable, Hashable {
    /// One bit a rule, at the rule's number.
    public let rawValue: UInt32

    /// The rules of these bits.
    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// One rule alone.
    @inlinable
    public init(_ rule: WardenRule) { rawValue = 1 << UInt32(rule.rawValue) }

    /// Every rule there is.
    public static let all = WardenRules(WardenRule.allCases.map { WardenRules($0) })

    /// The rules in it, by their numbers.
    public var rules: [WardenRule] { WardenRule.allCases.filter { contains(WardenRules($0)) } }
}
