public import Money
public import TradeModel

/// What an audit of the books found wrong.
public enum LedgerFinding: Hashable, Sendable {
    /// The balances of an asset do not sum to zero.
    case unbalanced(AssetID, sum: Int128)
    /// An account that is never negative is.
    case overdrawn(Account, Int128)
    /// The open reservations do not sum to the reserved account.
    case reservationsDiffer(AssetID, reservations: Int128, account: Int128)
    /// A holding's size is not its account's balance.
    case holdingDiffers(InstrumentIndex, size: Int128, account: Int128)
    /// There is collateral without a short position, or a short position without collateral.
    case strayCollateral(InstrumentIndex, Int128)
}

extension Ledger {
    /// Recomputes every invariant from the balances. Empty when all hold.
    public func audit() -> [LedgerFinding] {
        auditAssets() + auditInstruments()
    }

    private func auditAssets() -> [LedgerFinding] {
        var findings: [LedgerFinding] = []
        var sums = Array(repeating: Int128(0), count: assetCount)
        for (index, balance) in balances.enumerated() {
            // What does not fit wraps and does not balance: an audit never traps.
            sums[Int(accountAssets[index].index)] &+= balance
        }
        for index in 0..<assetCount {
            let asset = AssetID(UInt16(index))
            if sums[index] != 0 { findings.append(.unbalanced(asset, sum: sums[index])) }
            for account in [Account.cash(asset), .reserved(asset)] where self[account] < 0 {
                findings.append(.overdrawn(account, self[account]))
            }
            var reserved: Int128 = 0
            for reservation in reservations where reservation.asset == asset {
                reserved &+= reservation.remaining
            }
            if reserved != self[.reserved(asset)] {
                findings.append(
                    .reservationsDiffer(
                        asset,
                        reservations: reserved,
                        account: self[.reserved(asset)]
                    )
                )
            }
        }
        return findings
    }

    private func auditInstruments() -> [LedgerFinding] {
        var findings: [LedgerFinding] = []
        for index in instruments.indices {
            let instrument = InstrumentIndex(UInt32(index))
            let size = holdings[index].size
            if size != self[.holding(instrument)] {
                findings.append(
                    .holdingDiffers(instrument, size: size, account: self[.holding(instrument)])
                )
            }
            let collateral = self[.collateral(instrument)]
            if collateral < 0 || (collateral != 0 && size >= 0) {
                findings.append(.strayCollateral(instrument, collateral))
            }
        }
        return findings
    }
}
