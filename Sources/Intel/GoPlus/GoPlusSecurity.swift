public import Solana

/// What GoPlus knows of a token's dangers. What is nil or `notSaid` nobody looked at.
public struct GoPlusSecurity: Sendable, Hashable {
    /// How accounts of the token begin.
    public enum AccountState: Sendable, Hashable {
        /// Without a state.
        case uninitialized
        /// Ready to be used.
        case initialized
        /// Frozen.
        case frozen
    }

    /// The token.
    public let mint: Address
    /// More of it can be made.
    public let mintable: GoPlusPower
    /// Accounts of it can be frozen.
    public let freezable: GoPlusPower
    /// The mint can be closed.
    public let closable: GoPlusPower
    /// Balances can be changed.
    public let balanceMutable: GoPlusPower
    /// The transfer fee can be changed.
    public let transferFeeUpgradable: GoPlusPower
    /// The transfer hook can be changed.
    public let transferHookUpgradable: GoPlusPower
    /// How accounts begin can be changed.
    public let accountStateUpgradable: GoPlusPower
    /// The name can be changed.
    public let metadataMutable: GoPlusPower
    /// How accounts begin.
    public let accountState: AccountState?
    /// It cannot be transferred.
    public let isNonTransferable: Bool?
    /// The highest fee on transfers, now or scheduled, in GoPlus's own unit scaled by a million; 0
    /// when there is none, nil when nothing is said of it.
    public let transferFeePpm: Int64?
    /// Programs that decide about transfers; nil when nothing is said of them.
    public let transferHooks: [GoPlusAccount]?
    /// Who made it; nil when nothing is said of them.
    public let creators: [GoPlusAccount]?
    /// The pools; nil when nothing is said of them.
    public let pools: [GoPlusPool]?
    /// The largest holders; nil when nothing is said of them.
    public let holders: [GoPlusHolder]?
    /// The largest holders of shares in pools; nil when nothing is said of them.
    public let shareHolders: [GoPlusHolder]?
    /// How many hold it.
    public let holderCount: Int64?
    /// Whether GoPlus trusts it. Nothing follows from that.
    public let isTrusted: Bool?
}
