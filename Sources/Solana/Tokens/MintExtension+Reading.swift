// The layouts of extensions on mints, as the program of Token-2022 writes them.

extension MintExtension {
    /// Reads an extension of a mint.
    init(_ entry: ExtensionList.Entry) throws(TokenStateError) {
        guard let length = Self.length(of: entry.type) else {
            throw TokenAccountExtension.isKnown(entry.type)
                ? .misplacedExtension(entry.type) : .unknownExtension(entry.type)
        }
        guard length == nil || length == entry.value.count else {
            throw .extensionLength(entry.type, entry.value.count)
        }
        var reader = StateReader(entry.value)
        self = try Self.read(entry.type, &reader)
        try reader.finish("extension \(entry.type)")
    }

    /// The bytes of an extension's value; nil inside for one of any length, nil for one that no mint has.
    private static func length(of type: UInt16) -> Int?? {
        switch type {
        case 1: 108
        case 3, 12, 28: 32
        case 4: 65
        case 6: 1
        case 9: 0
        case 10: 52
        case 14, 18, 20, 22: 64
        case 16: 129
        case 19: .some(nil)
        case 21: 80
        case 23: 72
        case 24: 196
        case 25: 56
        case 26: 33
        default: nil
        }
    }

    private static func read(
        _ type: UInt16,
        _ reader: inout StateReader
    ) throws(TokenStateError) -> MintExtension {
        switch type {
        case 1: return .transferFee(try TransferFeeConfig(&reader))
        case 3: return .closeAuthority(try reader.optionalAddress())
        case 4:
            let authority = try reader.optionalAddress()
            _ = try reader.flag("automatic approval")
            _ = try reader.take(32)
            return .confidentialTransfer(authority: authority)
        case 6:
            switch try reader.u8() {
            case 1: return .defaultState(isFrozen: false)
            case 2: return .defaultState(isFrozen: true)
            default: throw .impossible(field: "the state of new accounts")
            }
        case 9: return .nonTransferable
        case 10:
            let authority = try reader.optionalAddress()
            _ = try reader.take(18)
            return .interest(authority: authority, rate: try reader.i16())
        case 12: return .permanentDelegate(try reader.optionalAddress())
        case 14:
            return .transferHook(
                authority: try reader.optionalAddress(),
                program: try reader.optionalAddress()
            )
        case 16:
            let authority = try reader.optionalAddress()
            _ = try reader.take(97)
            return .confidentialTransferFee(authority: authority)
        case 19: return .metadata(try TokenMetadata(&reader))
        case 18, 20, 22: return try pointer(type, &reader)
        case 21:
            let authority = try reader.optionalAddress()
            _ = try reader.take(48)
            return .group(updateAuthority: authority)
        case 23:
            _ = try reader.take(32)
            let group = try reader.address()
            _ = try reader.take(8)
            return .groupMember(group: group)
        case 24:
            _ = try reader.take(196)
            return .confidentialMintBurn
        case 25:
            let authority = try reader.optionalAddress()
            _ = try reader.take(24)
            return .scaledDisplay(authority: authority)
        case 26:
            return .pausable(
                authority: try reader.optionalAddress(),
                isPaused: try reader.flag("whether it is paused")
            )
        case 28: return .permissionedBurn(authority: try reader.optionalAddress())
        default: throw .unknownExtension(type)
        }
    }

    private static func pointer(
        _ type: UInt16,
        _ reader: inout StateReader
    ) throws(TokenStateError) -> MintExtension {
        let authority = try reader.optionalAddress()
        let address = try reader.optionalAddress()
        switch type {
        case 18: return .metadataPointer(authority: authority, address: address)
        case 20: return .groupPointer(authority: authority, address: address)
        default: return .groupMemberPointer(authority: authority, address: address)
        }
    }

    /// Whether any mint has it.
    static func isKnown(_ type: UInt16) -> Bool { length(of: type) != nil }
}

extension TransferFeeConfig {
    fileprivate init(_ reader: inout StateReader) throws(TokenStateError) {
        authority = try reader.optionalAddress()
        withdrawAuthority = try reader.optionalAddress()
        withheld = try reader.u64()
        older = try TransferFee(&reader)
        newer = try TransferFee(&reader)
    }
}

extension TransferFee {
    fileprivate init(_ reader: inout StateReader) throws(TokenStateError) {
        epoch = try reader.u64()
        maximum = try reader.u64()
        basisPoints = try reader.u16()
        guard basisPoints <= 10_000 else { throw .impossible(field: "the transfer fee") }
    }
}

extension TokenMetadata {
    fileprivate init(_ reader: inout StateReader) throws(TokenStateError) {
        updateAuthority = try reader.optionalAddress()
        mint = try reader.address()
        name = try reader.text("the name")
        symbol = try reader.text("the symbol")
        uri = try reader.text("the URI")
        let count = try reader.u32()
        // Each is at least its two lengths long.
        guard count <= UInt32(reader.remaining / 8) else {
            throw .impossible(field: "the number of further fields")
        }
        var fields: [Field] = []
        for _ in 0..<count {
            fields.append(
                Field(name: try reader.text("a field's name"), value: try reader.text("a field"))
            )
        }
        self.fields = fields
    }
}
