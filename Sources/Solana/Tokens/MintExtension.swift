/// What a mint has beside its plain fields. The numbers are the program's own.
public enum MintExtension: Sendable, Hashable {
    /// 1: a fee on transfers.
    case transferFee(TransferFeeConfig)
    /// 3: who can close the mint once there is none of it, and make another one in its place.
    case closeAuthority(Address?)
    /// 4: amounts can be hidden; who sets the terms.
    case confidentialTransfer(authority: Address?)
    /// 6: whether new accounts are born frozen.
    case defaultState(isFrozen: Bool)
    /// 9: it can never be transferred.
    case nonTransferable
    /// 10: a displayed amount that grows; who sets the rate, and the rate in hundredths of a percent.
    case interest(authority: Address?, rate: Int16)
    /// 12: who can transfer and burn what anybody holds.
    case permanentDelegate(Address?)
    /// 14: a program that takes part in every transfer, and who can choose another.
    case transferHook(authority: Address?, program: Address?)
    /// 16: hidden fees.
    case confidentialTransferFee(authority: Address?)
    /// 18: where its name stands, and who can move that.
    case metadataPointer(authority: Address?, address: Address?)
    /// 19: its name.
    case metadata(TokenMetadata)
    /// 20: which group it leads, and who can move that.
    case groupPointer(authority: Address?, address: Address?)
    /// 21: the group that it leads.
    case group(updateAuthority: Address?)
    /// 22: which group it is in, and who can move that.
    case groupMemberPointer(authority: Address?, address: Address?)
    /// 23: its membership.
    case groupMember(group: Address)
    /// 24: supply that nobody else can see.
    case confidentialMintBurn
    /// 25: a factor between what is held and what is displayed, and who can change it.
    case scaledDisplay(authority: Address?)
    /// 26: who can stop all transfers, and whether they are stopped.
    case pausable(authority: Address?, isPaused: Bool)
    /// 28: who has to agree when somebody burns.
    case permissionedBurn(authority: Address?)
}
