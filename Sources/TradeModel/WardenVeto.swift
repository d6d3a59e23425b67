/// Why the Warden let nothing be bought. The raw value is its number in the journal and never changes.
@frozen
public enum WardenVeto: UInt8, Sendable, Hashable, CaseIterable {
    /// Nobody has judged the token.
    case notJudged = 0
    /// What its judgement rests on was read too long ago, or lies in the future.
    case stale = 1
    /// Its verdict is FAIL.
    case failed = 2
    /// Its verdict is WARN, and only PASS is wanted.
    case warned = 3

    /// The veto's name where people and files write it.
    public var name: String {
        switch self {
        case .notJudged: "not-judged"
        case .stale: "stale"
        case .failed: "failed"
        case .warned: "warned"
        }
    }
}
