/// What somebody can do to those who hold a token, read off its mint. It says what is, not whether that
/// is good.
public struct MintPowers: Sendable, Hashable {
    /// Who can make more of it.
    public var mints: Address?
    /// Who can freeze accounts.
    public var freezes: Address?
    /// The greatest share of a transfer that is or will be taken, in hundredths of a percent.
    public var transferFeeBps: UInt16 = 0
    /// Who can set another fee.
    public var setsTransferFee: Address?
    /// Who can transfer and burn what anybody holds.
    public var seizes: Address?
    /// The program that takes part in every transfer.
    public var hookProgram: Address?
    /// Who can choose another such program.
    public var setsHook: Address?
    /// Whether new accounts are born frozen.
    public var isBornFrozen = false
    /// Whether it can never be transferred.
    public var isNonTransferable = false
    /// Who can stop all transfers.
    public var pauses: Address?
    /// Whether all transfers are stopped.
    public var isPaused = false
    /// Who can close the mint and make another one in its place.
    public var closes: Address?
    /// Whether balances or supply can be hidden.
    public var isConfidential = false
    /// Who can change its name, or how amounts are displayed.
    public var changesDisplay: [Address] = []
    /// Who has to agree when somebody burns.
    public var permitsBurns: Address?

    /// The powers over a mint.
    public init(_ mint: Mint) {
        mints = mint.mintAuthority
        freezes = mint.freezeAuthority
        for found in mint.extensions { take(found) }
    }

    private mutating func take(_ found: MintExtension) {
        switch found {
        case .transferFee(let config):
            transferFeeBps = config.worstBasisPoints
            setsTransferFee = config.authority
        case .closeAuthority(let authority): closes = authority
        case .confidentialTransfer, .confidentialTransferFee, .confidentialMintBurn:
            isConfidential = true
        case .defaultState(let isFrozen): isBornFrozen = isFrozen
        case .nonTransferable: isNonTransferable = true
        case .interest(let authority, _), .scaledDisplay(let authority): addDisplay(authority)
        case .permanentDelegate(let delegate): seizes = delegate
        case .transferHook(let authority, let program):
            setsHook = authority
            hookProgram = program
        case .metadataPointer(let authority, _): addDisplay(authority)
        case .metadata(let metadata): addDisplay(metadata.updateAuthority)
        case .pausable(let authority, let isPaused):
            pauses = authority
            self.isPaused = isPaused
        case .permissionedBurn(let authority): permitsBurns = authority
        // Groups say where a token belongs, and give nobody a hold on it.
        case .groupPointer, .group, .groupMemberPointer, .groupMember: break
        }
    }

    private mutating func addDisplay(_ authority: Address?) {
        if let authority, !changesDisplay.contains(authority) { changesDisplay.append(authority) }
    }
}
