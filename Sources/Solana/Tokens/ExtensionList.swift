/// The extensions behind a state: type, length and value of each.
struct ExtensionList {
    /// What an account is, as the byte before its extensions says.
    enum Kind: UInt8 {
        case mint = 1
        case account = 2
    }

    struct Entry {
        let type: UInt16
        let value: ArraySlice<UInt8>
    }

    /// Plain states are padded to this length where extensions follow.
    static let start = 165
    /// A multisig's length. States of another kind avoid it.
    static let multisigLength = 355

    /// The program that the account belongs to.
    let program: TokenProgram
    private(set) var entries: [Entry] = []

    /// Reads what stands behind a plain state of `length` bytes; nothing where the state is all there is.
    init(_ account: Account, behind length: Int, _ kind: Kind) throws(TokenStateError) {
        guard let program = TokenProgram(account.owner) else { throw .otherOwner(account.owner) }
        self.program = program
        let data = account.data
        if data.count == length { return }
        guard program == .token2022, data.count >= Self.start, data.count != Self.multisigLength
        else { throw .wrongLength(data.count) }
        // A plain token account, where no kind is written because no extensions are.
        guard data.count > Self.start else { throw .wrongKind }
        guard let found = Kind(rawValue: data[Self.start]) else {
            throw .impossible(field: "the kind of account")
        }
        guard found == kind else { throw .wrongKind }
        guard data[length..<Self.start].allSatisfy({ $0 == 0 }) else {
            throw .impossible(field: "the padding")
        }
        var reader = StateReader(data[(Self.start + 1)...])
        while reader.remaining >= 2 {
            let type = try reader.u16()
            if type == 0 {
                // Nothing follows but room for more.
                guard try reader.take(reader.remaining).allSatisfy({ $0 == 0 }) else {
                    throw .impossible(field: "the room behind the extensions")
                }
                break
            }
            let value = try reader.take(Int(try reader.u16()))
            guard !entries.contains(where: { $0.type == type }) else {
                throw .repeatedExtension(type)
            }
            entries.append(Entry(type: type, value: value))
        }
        guard try reader.take(reader.remaining).allSatisfy({ $0 == 0 }) else {
            throw .impossible(field: "the room behind the extensions")
        }
    }
}
