/// An account as a node has shown it: bytes with the program that they belong to.
public struct Account: Sendable, Hashable {
    /// The program that alone can change it: what the bytes mean is that program's to say.
    public let owner: Address
    /// What it holds, in lamports.
    public let lamports: UInt64
    /// Its bytes.
    public let data: [UInt8]

    /// An account of its parts.
    public init(owner: Address, lamports: UInt64, data: [UInt8]) {
        self.owner = owner
        self.lamports = lamports
        self.data = data
    }
}
