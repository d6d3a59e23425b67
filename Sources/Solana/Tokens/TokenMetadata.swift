/// A token's name, as whoever made it chose it: it proves nothing.
public struct TokenMetadata: Sendable, Hashable {
    /// Who can change it; nil for nobody.
    public let updateAuthority: Address?
    /// Whose name it is.
    public let mint: Address
    /// The name.
    public let name: String
    /// The short name.
    public let symbol: String
    /// Where more is told.
    public let uri: String
    /// Further fields.
    public let fields: [Field]

    /// A further field.
    public struct Field: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it says.
        public let value: String
    }
}
