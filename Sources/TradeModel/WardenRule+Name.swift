extension WardenRule {
    /// The rule's name where people and files write it: lower case, words joined by hyphens.
    /// It never changes.
    public var name: String {
        switch self {
        case .mintReadable: "mint-readable"
        case .mintAuthority: "mint-authority"
        case .freezeAuthority: "freeze-authority"
        case .transferFee: "transfer-fee"
        case .permanentDelegate: "permanent-delegate"
        case .transferHook: "transfer-hook"
        case .defaultFrozen: "default-frozen"
        case .nonTransferable: "non-transferable"
        case .pausable: "pausable"
        case .mintClose: "mint-close"
        case .confidential: "confidential"
        case .mutableDisplay: "mutable-display"
        case .liquidity: "liquidity"
        case .concentration: "concentration"
        case .age: "age"
        case .liquidityLocked: "liquidity-locked"
        case .sell: "sell"
        case .creator: "creator"
        case .price: "price"
        case .sources: "sources"
        case .opinions: "opinions"
        }
    }

    /// The rule of this name, spelled exactly; nil where no rule has it.
    public init?(name: String) {
        guard let rule = WardenRule.allCases.first(where: { $0.name == name }) else { return nil }
        self = rule
    }
}
