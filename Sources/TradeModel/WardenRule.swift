/// What the Warden looks at. The raw value is the rule's number in the journal and never changes.
@frozen
public enum WardenRule: UInt8, Sendable, Hashable, CaseIterable {
    /// The mint belongs to one of the two token programs and its bytes can be read in full.
    case mintReadable = 0
    /// Nobody can make more of it.
    case mintAuthority = 1
    /// Nobody can freeze accounts.
    case freezeAuthority = 2
    /// No fee is taken from transfers, now or later.
    case transferFee = 3
    /// Nobody can move or burn what others hold.
    case permanentDelegate = 4
    /// No foreign program decides about transfers.
    case transferHook = 5
    /// New accounts are not born frozen.
    case defaultFrozen = 6
    /// It can be transferred at all.
    case nonTransferable = 7
    /// Nobody can pause transfers.
    case pausable = 8
    /// Nobody can close the mint.
    case mintClose = 9
    /// Balances and supply are public.
    case confidential = 10
    /// What is displayed, and the name, cannot be changed by somebody.
    case mutableDisplay = 11
    /// There is enough liquidity.
    case liquidity = 12
    /// No few holders have most of it.
    case concentration = 13
    /// It is old enough.
    case age = 14
    /// Liquidity cannot be withdrawn.
    case liquidityLocked = 15
    /// The whole size can be sold again, at a price that is near the market's.
    case sell = 16
    /// Its creator has not done this before.
    case creator = 17
    /// Two price sources agree.
    case price = 18
    /// Two independent sources answered.
    case sources = 19
    /// No provider warns of it.
    case opinions = 20
}
