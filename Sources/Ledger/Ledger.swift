// The one ledger. Two-phase: reserve, then post what was used and release the rest; nothing is
// ever restored to an absolute value.
//
// Invariants, kept by construction and checked on every change: per asset the balances sum to zero;
// cash, reserved and collateral are never negative; the reservations sum to the reserved account;
// a holding's size is its account's balance. A refused change has changed nothing.

public import Money
public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// Double-entry books over the assets and instruments of one venue account.
@frozen
public struct Ledger: Sendable, Hashable {
    @usableFromInline var balances: [Int128]
    @usableFromInline let accountAssets: [AssetID]
    @usableFromInline let instruments: [Instrument]
    @usableFromInline let assetCount: Int
    /// Ascending by ordinal.
    @usableFromInline var reservations: [Reservation]
    @usableFromInline var holdings: [Holding]

    @usableFromInline static var accountsPerAsset: Int { 5 }
    @usableFromInline static var accountsPerInstrument: Int { 2 }

    /// Empty books.
    ///
    /// - Precondition: every instrument's assets have an index below `assetCount`.
    public init(assetCount: Int, instruments: [Instrument]) {
        self.assetCount = assetCount
        self.instruments = instruments
        var assets: [AssetID] = []
        for index in 0..<assetCount {
            let asset = AssetID(UInt16(index))
            assets += Array(repeating: asset, count: Ledger.accountsPerAsset)
        }
        for instrument in instruments {
            precondition(
                Int(instrument.base.index) < assetCount
                    && Int(instrument.quote.index) < assetCount,
                "an instrument names assets of the table"
            )
            assets += [instrument.base, instrument.quote]
        }
        accountAssets = assets
        balances = Array(repeating: 0, count: assets.count)
        reservations = []
        holdings = Array(repeating: Holding(), count: instruments.count)
    }

    // MARK: - Reading

    /// The balance of `account` in smallest units of its asset.
    @inlinable
    public subscript(account: Account) -> Int128 { balances[index(of: account)] }

    /// What may be spent now: a balance minus what is set aside, never negative.
    @inlinable
    public func available(_ asset: AssetID) -> Int128 { self[.cash(asset)] }

    /// What is held at `instrument`.
    @inlinable
    public func holding(_ instrument: InstrumentIndex) -> Holding {
        holdings[instrument.position]
    }

    /// What is set aside for `ordinal`, or nil when nothing is.
    public func reservation(_ ordinal: OrderOrdinal) -> Reservation? {
        position(of: ordinal).map { reservations[$0] }
    }

    /// All open reservations, oldest first.
    public var openReservations: [Reservation] { reservations }

    // MARK: - Two phases

    /// Brings `amount` in from outside.
    public mutating func deposit(_ amount: Amount) throws(LedgerError) {
        guard amount.units >= 0 else { throw .negativeAmount(amount.units) }
        let asset = amount.asset
        guard !self[.cash(asset)].addingReportingOverflow(amount.units).overflow,
            !self[.external(asset)].subtractingReportingOverflow(amount.units).overflow
        else { throw .overflow }
        move(amount.units, from: .external(asset), to: .cash(asset))
    }

    /// Sets `amount` aside for `ordinal`.
    public mutating func reserve(
        _ amount: Amount,
        for ordinal: OrderOrdinal
    ) throws(LedgerError) {
        guard amount.units >= 0 else { throw .negativeAmount(amount.units) }
        let available = self.available(amount.asset)
        guard amount.units <= available else {
            throw .insufficientFunds(required: amount.units, available: available)
        }
        let place = insertionPoint(of: ordinal)
        if place < reservations.count, reservations[place].ordinal == ordinal {
            throw .duplicateReservation(ordinal)
        }
        move(amount.units, from: .cash(amount.asset), to: .reserved(amount.asset))
        reservations.insert(
            Reservation(ordinal: ordinal, asset: amount.asset, remaining: amount.units),
            at: place
        )
        #if MUTANTS
            reservations[place].cashBefore = available
        #endif
    }

    /// Uses `units` of what is set aside for `ordinal`: they leave to the venue.
    public mutating func post(_ units: Int128, for ordinal: OrderOrdinal) throws(LedgerError) {
        guard units >= 0 else { throw .negativeAmount(units) }
        guard let place = position(of: ordinal) else { throw .unknownReservation(ordinal) }
        let reservation = reservations[place]
        guard units <= reservation.remaining else {
            throw .exceedsReservation(ordinal, required: units, reserved: reservation.remaining)
        }
        move(units, from: .reserved(reservation.asset), to: .venue(reservation.asset))
        reservations[place].remaining -= units
    }

    /// Frees what is left of the reservation: the intent has provably ended.
    ///
    /// - Returns: what became free again.
    @discardableResult
    public mutating func release(_ ordinal: OrderOrdinal) throws(LedgerError) -> Int128 {
        guard let place = position(of: ordinal) else { throw .unknownReservation(ordinal) }
        let reservation = reservations.remove(at: place)
        #if MUTANTS
            if Mutant.isActive(.doubleRelease) {
                balances[index(of: .cash(reservation.asset))] += reservation.remaining
            }
            if Mutant.isActive(.absoluteRollback), reservation.isUntouched {
                balances[index(of: .cash(reservation.asset))] =
                    reservation.cashBefore - reservation.remaining
            }
        #endif
        move(
            reservation.remaining,
            from: .reserved(reservation.asset),
            to: .cash(reservation.asset)
        )
        return reservation.remaining
    }

    /// Notes whether anybody knows what became of the intent. The funds stay set aside.
    public mutating func setInDoubt(
        _ isInDoubt: Bool,
        _ ordinal: OrderOrdinal
    ) throws(LedgerError) {
        guard let place = position(of: ordinal) else { throw .unknownReservation(ordinal) }
        reservations[place].isInDoubt = isInDoubt
        #if MUTANTS
            if Mutant.isActive(.reserveDroppedInDoubt), isInDoubt {
                let asset = reservations[place].asset
                move(reservations[place].remaining, from: .reserved(asset), to: .cash(asset))
                reservations[place].remaining = 0
            }
        #endif
    }

    // MARK: - Accounts

    @inlinable
    func index(of account: Account) -> Int {
        let instrumentsStart = assetCount * Ledger.accountsPerAsset
        switch account {
        case .external(let asset): return Int(asset.index) * Ledger.accountsPerAsset
        case .cash(let asset): return Int(asset.index) * Ledger.accountsPerAsset + 1
        case .reserved(let asset): return Int(asset.index) * Ledger.accountsPerAsset + 2
        case .fees(let asset): return Int(asset.index) * Ledger.accountsPerAsset + 3
        case .venue(let asset): return Int(asset.index) * Ledger.accountsPerAsset + 4
        case .holding(let instrument):
            return instrumentsStart + instrument.position * Ledger.accountsPerInstrument
        case .collateral(let instrument):
            return instrumentsStart + instrument.position * Ledger.accountsPerInstrument + 1
        }
    }

    /// The only place where balances change.
    mutating func move(_ units: Int128, from source: Account, to target: Account) {
        let from = index(of: source)
        let to = index(of: target)
        precondition(units >= 0, "a transfer moves a non-negative amount")
        precondition(accountAssets[from] == accountAssets[to], "a transfer stays in one asset")
        balances[from] -= units
        balances[to] += units
        precondition(
            balances[from] >= 0 || !source.isNeverNegative,
            "an account would be overdrawn"
        )
    }

    func insertionPoint(of ordinal: OrderOrdinal) -> Int {
        reservations.insertionPoint { $0.ordinal < ordinal }
    }

    func position(of ordinal: OrderOrdinal) -> Int? {
        let place = insertionPoint(of: ordinal)
        guard place < reservations.count, reservations[place].ordinal == ordinal else {
            return nil
        }
        return place
    }
}
