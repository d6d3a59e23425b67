public import Intel
import Randomness

/// Which answers go wrong, and how often.
public struct TwinFaults: Sendable {
    /// Something that goes wrong.
    public struct Rule: Sendable, Hashable {
        /// With whom; nil for everybody.
        public var provider: ProviderID?
        /// What.
        public var fault: TwinFault
        /// How often, in thousandths of the answers.
        public var perMille: UInt64

        /// A rule; without a number every answer.
        public init(_ provider: ProviderID?, _ fault: TwinFault, perMille: UInt64 = 1_000) {
            self.provider = provider
            self.fault = fault
            self.perMille = min(1_000, perMille)
        }
    }

    /// The rules; of two that hit one answer the first counts.
    public var rules: [Rule]
    private var random: SplitMix64

    /// Faults by these rules.
    ///
    /// - Parameter seed: what the draws are made of.
    public init(_ rules: [Rule] = [], seed: UInt64 = 1) {
        self.rules = rules
        random = SplitMix64(seed: seed, stream: "provider faults")
    }

    /// How the next answer of a provider arrives.
    public mutating func delivery(of answer: TwinAnswer, from provider: ProviderID) -> TwinDelivery
    {
        for rule in rules where rule.provider == nil || rule.provider == provider {
            if rule.perMille >= 1_000 || random.next() % 1_000 < rule.perMille {
                return rule.fault.delivery(of: answer)
            }
        }
        return TwinDelivery(answer)
    }
}
