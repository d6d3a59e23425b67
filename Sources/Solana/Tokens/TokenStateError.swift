/// Why bytes are not believed to be a mint or a token account. What cannot be read in full is never taken
/// for harmless: the program itself may understand more of it than we do.
public enum TokenStateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Its owner is neither token program: anybody can make bytes that look like a mint.
    case otherOwner(Address)
    /// No state of the program is that long.
    case wrongLength(Int)
    /// It is the other of the two kinds, or none.
    case wrongKind
    /// Nobody has made anything of it yet.
    case notInitialized
    /// A field has a value that the program never writes.
    case impossible(field: String)
    /// An extension that is not known: nobody can say what it does.
    case unknownExtension(UInt16)
    /// An extension that does not belong on this kind.
    case misplacedExtension(UInt16)
    /// An extension twice.
    case repeatedExtension(UInt16)
    /// An extension of another length than its own.
    case extensionLength(UInt16, Int)
    /// The bytes end within an extension.
    case cutOff

    /// For people.
    public var description: String {
        switch self {
        case .otherOwner(let owner): "belongs to \(owner), which is no token program"
        case .wrongLength(let length): "\(length) bytes are no state of a token program"
        case .wrongKind: "is another kind of account"
        case .notInitialized: "is not initialized"
        case .impossible(let field): "\(field) has a value that cannot be"
        case .unknownExtension(let type): "has extension \(type), which is not known"
        case .misplacedExtension(let type): "has extension \(type), which does not belong there"
        case .repeatedExtension(let type): "has extension \(type) twice"
        case .extensionLength(let type, let length): "has extension \(type) with \(length) bytes"
        case .cutOff: "ends within an extension"
        }
    }
}
