/// What a token account has beside its plain fields. The numbers are the program's own.
public enum TokenAccountExtension: Sendable, Hashable {
    /// 2: what was taken of transfers and lies here, in base units.
    case transferFeeWithheld(UInt64)
    /// 5: hidden amounts.
    case confidentialTransfer
    /// 7: its owner never changes.
    case immutableOwner
    /// 8: whether a transfer to it needs a memo.
    case memoRequired(Bool)
    /// 11: whether other programs are kept from transferring for its owner.
    case programGuard(Bool)
    /// 13: its token can never be transferred.
    case nonTransferable
    /// 15: whether a transfer is under way.
    case transferHook(isTransferring: Bool)
    /// 17: hidden fees.
    case confidentialTransferFee
    /// 27: its token's transfers can be stopped.
    case pausable

    /// Reads an extension of a token account.
    init(_ entry: ExtensionList.Entry) throws(TokenStateError) {
        guard let length = Self.length(of: entry.type) else {
            throw MintExtension.isKnown(entry.type)
                ? .misplacedExtension(entry.type) : .unknownExtension(entry.type)
        }
        guard length == entry.value.count else {
            throw .extensionLength(entry.type, entry.value.count)
        }
        var reader = StateReader(entry.value)
        switch entry.type {
        case 2: self = .transferFeeWithheld(try reader.u64())
        case 5: self = .confidentialTransfer
        case 7: self = .immutableOwner
        case 8: self = .memoRequired(try reader.flag("whether memos are required"))
        case 11: self = .programGuard(try reader.flag("whether programs are kept out"))
        case 13: self = .nonTransferable
        case 15: self = .transferHook(isTransferring: try reader.flag("whether it is transferring"))
        case 17: self = .confidentialTransferFee
        default: self = .pausable
        }
    }

    private static func length(of type: UInt16) -> Int? {
        switch type {
        case 2: 8
        case 5: 295
        case 7, 13, 27: 0
        case 8, 11, 15: 1
        case 17: 64
        default: nil
        }
    }

    /// Whether any token account has it.
    static func isKnown(_ type: UInt16) -> Bool { length(of: type) != nil }
}
