/// Why bytes are not believed to be a pool.
public enum PoolError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No program that is known here.
    case otherOwner(Address)
    /// No pool of that program is that long.
    case wrongLength(Int)
    /// Another account of the same program.
    case notAPool
    /// A field has a value that cannot be.
    case impossible(field: String)

    /// For people.
    public var description: String {
        switch self {
        case .otherOwner(let owner): "belongs to \(owner), whose pools are not known here"
        case .wrongLength(let length): "\(length) bytes are no pool"
        case .notAPool: "is no pool"
        case .impossible(let field): "\(field) has a value that cannot be"
        }
    }
}
