/// A power over a token as GoPlus reports it.
public struct GoPlusPower: Sendable, Hashable {
    /// Whether somebody has it; nil when GoPlus does not say.
    public let isHeld: Bool?
    /// Who has it.
    public let holders: [GoPlusAccount]

    /// Nothing is said of it.
    static let notSaid = GoPlusPower(isHeld: nil, holders: [])

    /// Whether GoPlus knows one of the holders as malicious.
    public var isMalicious: Bool { holders.contains { $0.isMalicious } }
}
