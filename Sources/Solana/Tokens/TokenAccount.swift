/// What somebody holds of a token, as its program keeps it.
public struct TokenAccount: Sendable, Hashable {
    /// The program that it belongs to.
    public let program: TokenProgram
    /// Which token.
    public let mint: Address
    /// Whose it is.
    public let owner: Address
    /// How much is in it, in base units.
    public let amount: UInt64
    /// Who may take some of it beside its owner.
    public let delegate: Address?
    /// Whether nothing can leave it and nothing reach it.
    public let isFrozen: Bool
    /// What it keeps for its rent in lamports, where it holds wrapped SOL.
    public let nativeReserve: UInt64?
    /// How much its delegate may take, in base units.
    public let delegatedAmount: UInt64
    /// Who can close it instead of its owner.
    public let closeAuthority: Address?
    /// What it has beside that, in the order of the bytes.
    public let extensions: [TokenAccountExtension]

    private static let length = 165

    /// Reads a token account. All of it has to be understood.
    public init(_ account: Account) throws(TokenStateError) {
        let list = try ExtensionList(account, behind: Self.length, .account)
        var reader = StateReader(account.data[..<Self.length])
        program = list.program
        mint = try reader.address()
        owner = try reader.address()
        amount = try reader.u64()
        delegate = try reader.taggedAddress("the delegate")
        switch try reader.u8() {
        case 0: throw .notInitialized
        case 1: isFrozen = false
        case 2: isFrozen = true
        default: throw .impossible(field: "the state")
        }
        nativeReserve = try reader.taggedU64("whether it is native")
        delegatedAmount = try reader.u64()
        closeAuthority = try reader.taggedAddress("the close authority")
        var extensions: [TokenAccountExtension] = []
        for entry in list.entries { extensions.append(try TokenAccountExtension(entry)) }
        self.extensions = extensions
    }
}
