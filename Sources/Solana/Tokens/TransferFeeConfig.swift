/// What is taken from transfers of a token, and who has a say in it.
public struct TransferFeeConfig: Sendable, Hashable {
    /// Who can set another fee; nil for nobody, ever.
    public let authority: Address?
    /// Who can collect what was taken.
    public let withdrawAuthority: Address?
    /// What was taken and lies with the mint, in base units.
    public let withheld: UInt64
    /// The fee that holds until the newer one does.
    public let older: TransferFee
    /// The fee that holds from its epoch on.
    public let newer: TransferFee

    /// The fee that holds in `epoch`.
    public func fee(in epoch: UInt64) -> TransferFee { epoch >= newer.epoch ? newer : older }

    /// The greater share of the two, in hundredths of a percent: what a position must reckon with.
    public var worstBasisPoints: UInt16 { max(older.basisPoints, newer.basisPoints) }
}
