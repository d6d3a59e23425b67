import Ledger
import Money
import TradeModel

extension LedgerFinding {
    /// What an audit found wrong, for a person.
    var words: String {
        switch self {
        case .unbalanced(let asset, let sum):
            "the accounts of asset \(asset.index) sum to \(sum) units, not to 0"
        case .overdrawn(let account, let units): "account \(account) is at \(units) units"
        case .reservationsDiffer(let asset, let reservations, let account):
            "reservations of asset \(asset.index) sum to \(reservations) units, their account "
                + "holds \(account)"
        case .holdingDiffers(let instrument, let size, let account):
            "instrument \(instrument.value) holds \(size) units, its account \(account)"
        case .strayCollateral(let instrument, let units):
            "instrument \(instrument.value) has \(units) units of collateral without a short, or a "
                + "short without any"
        }
    }
}
