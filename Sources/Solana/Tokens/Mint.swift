/// A token, as its program keeps it.
public struct Mint: Sendable, Hashable {
    /// The program that it belongs to.
    public let program: TokenProgram
    /// Who can make more of it; nil for nobody, ever.
    public let mintAuthority: Address?
    /// How much there is, in base units.
    public let supply: UInt64
    /// How many decimals a displayed amount has.
    public let decimals: UInt8
    /// Who can freeze accounts; nil for nobody, ever.
    public let freezeAuthority: Address?
    /// What it has beside that, in the order of the bytes.
    public let extensions: [MintExtension]

    private static let length = 82

    /// Reads a mint. All of it has to be understood: an extension that is not known is an error.
    public init(_ account: Account) throws(TokenStateError) {
        let list = try ExtensionList(account, behind: Self.length, .mint)
        var reader = StateReader(account.data[..<Self.length])
        program = list.program
        mintAuthority = try reader.taggedAddress("the mint authority")
        supply = try reader.u64()
        decimals = try reader.u8()
        guard try reader.flag("whether it is initialized") else { throw .notInitialized }
        freezeAuthority = try reader.taggedAddress("the freeze authority")
        var extensions: [MintExtension] = []
        for entry in list.entries { extensions.append(try MintExtension(entry)) }
        self.extensions = extensions
    }
}
