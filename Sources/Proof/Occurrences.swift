public import Simulation

/// How often each kind of fault occurred, by who did it.
public struct Occurrences: Sendable, Hashable {
    /// A kind of fault and how often it occurred.
    public struct Count: Sendable, Hashable {
        /// Its name in lower case with underscores.
        public let name: String
        /// How often it occurred.
        public let count: Int
    }

    /// By full name, such as `fault.kill`, `message.lost` or `exchange.partial_fills`.
    public let all: [Count]

    /// From sums by name, as runs give them.
    init(_ counts: [String: Int]) {
        all = counts.map { Count(name: Occurrences.snake($0.key), count: $0.value) }
            .sorted { $0.name < $1.name }
    }

    /// What the plans did.
    public var ofPlans: [Count] { some(of: "fault.") }

    /// What the network did to messages by chance.
    public var ofNetwork: [Count] { some(of: "message.") }

    /// What exchanges did.
    public var ofExchanges: [Count] { some(of: "exchange.") }

    /// What chains did.
    public var ofChains: [Count] { some(of: "chain.") }

    /// What became of the journal.
    public var ofJournals: [Count] { some(of: "journal.") }

    /// What happened at the venues' doors for want of room.
    public var ofDoors: [Count] { some(of: "door.") }

    /// What somebody else did to the account.
    public var ofOthers: [Count] { some(of: "drift.") }

    /// What the operator said.
    public var ofOperators: [Count] { some(of: "operator.") }

    /// The kinds of faults that a plan can have and that never occurred.
    public var missing: [FaultKind] {
        let names = Set(ofPlans.filter { $0.count > 0 }.map(\.name))
        return FaultKind.allCases.filter { !names.contains($0.rawValue) }
    }

    private func some(of group: String) -> [Count] {
        all.filter { $0.name.hasPrefix(group) }
            .map { Count(name: String($0.name.dropFirst(group.count)), count: $0.count) }
    }

    /// `partialFills` as `partial_fills`; a run of capitals is one word.
    private static func snake(_ name: String) -> String {
        var text = ""
        var wasLower = false
        for character in name {
            if character.isUppercase, wasLower { text += "_" }
            wasLower = character.isLowercase || character.isNumber
            text += character.lowercased()
        }
        return text
    }
}
