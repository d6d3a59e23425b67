import Intel
import Money
import Solana
import TradeModel

/// The sale that is tried.
struct Sale: Sendable {
    /// How much, in base units.
    var amount: UInt64 = 0
    var quote: JupiterQuote?
    /// In whose name: somebody who holds as much.
    var seller: (owner: Address, account: Address, held: UInt64)?
    var transaction: [UInt8]?
    /// The seller's lamports before it; nil while they are not known.
    var lamports: UInt64?
}

// A sale of the whole size for wrapped SOL, quoted, built in the name of a holder, and run without being sent.
extension Investigation {
    /// The furthest that the quoted outcome may fall short, in hundredths of a percent.
    private static let slippageBps: UInt16 = 100
    /// What a transaction may cost beside the sale, in lamports.
    static let costs: UInt64 = 1_000_000

    mutating func askQuote() {
        guard let token, asks(.jupiter) else { return }
        guard case .known(let agreed) = price,
            let amount = Worth.amount(
                of: sizeMicroUsd,
                decimals: token.decimals,
                agreed.valuation
            ), amount > 0
        else {
            dossier.sell = .unknown(Gap(.jupiter, .failed("without a price there is no size")))
            return
        }
        sale.amount = amount
        let asked = QuoteRequest(
            input: mint,
            output: KnownAddress.wrappedSOL,
            amount: amount,
            slippageBps: Self.slippageBps
        )
        ask(Jupiter.quote(asked, within: SlotBound(slot: slot))) { investigation, quote, _ in
            investigation.sale.quote = quote
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    /// The seller is the smallest of the large holders that holds enough: the largest may be let pass where
    /// others are not.
    mutating func askSwap() {
        guard let quote = sale.quote else { return }
        let taken = pools.map(\.token.vault)
        let sellers = largestAccounts.filter { address, account in
            account.amount >= sale.amount && !account.isFrozen && !taken.contains(address)
                && !PoolShares.graves.contains(account.owner)
        }
        guard let seller = sellers.min(by: { $0.account.amount < $1.account.amount }) else {
            dossier.sell = .unknown(
                Gap(.solanaRPC, .failed("none of the large holders has as much"))
            )
            return
        }
        sale.seller = (seller.account.owner, seller.address, seller.account.amount)
        ask(Jupiter.swap(quote, for: seller.account.owner, wrapsSol: true)) {
            investigation,
            swap,
            now in
            guard swap.simulationError == nil else {
                investigation.takeFailedSale(at: now)
                return
            }
            investigation.sale.transaction = swap.transaction
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
        ask(SolanaRPC.accounts([seller.account.owner], notBefore: slot)) {
            investigation,
            reading,
            _ in
            investigation.sale.lamports = (reading.value.first ?? nil)?.lamports ?? 0
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    mutating func askTrial() {
        guard let transaction = sale.transaction, let seller = sale.seller, sale.lamports != nil
        else { return }
        let watched = [seller.owner, seller.account]
        ask(SolanaRPC.simulation(of: transaction, watching: watched, notBefore: slot)) {
            investigation,
            reading,
            now in
            investigation.takeTrial(reading.value, at: now)
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    private mutating func takeTrial(_ trial: Simulation, at now: Instant) {
        guard let quote = sale.quote, let seller = sale.seller, let before = sale.lamports else {
            return
        }
        guard trial.failure == nil else {
            takeFailedSale(at: now)
            return
        }
        guard let accounts = trial.accounts, accounts.count == 2, let owner = accounts[0] else {
            dossier.sell = .unknown(Gap(.solanaRPC, .failed("the trial shows no accounts")))
            return
        }
        // An account that was emptied may have been closed.
        let left = accounts[1].flatMap(readHolding)?.amount ?? 0
        guard seller.held >= left, seller.held - left == sale.amount else {
            dossier.sell = .unknown(
                Gap(.solanaRPC, .failed("the trial did not sell what was asked for"))
            )
            return
        }
        let received = owner.lamports > before ? owner.lamports - before : 0
        let (whole, overflow) = received.addingReportingOverflow(Self.costs)
        let succeeded = !overflow && whole >= quote.threshold
        guard let loss = loss(received: received) else {
            dossier.sell = .unknown(
                Gap(.jupiter, .failed("without a price of SOL nobody knows the loss"))
            )
            return
        }
        dossier.sell = .known(
            SellTest(
                succeeded: succeeded,
                received: received,
                minimum: quote.threshold > Self.costs ? quote.threshold - Self.costs : 1,
                impact: impact(of: quote),
                loss: loss
            ),
            source: .solanaRPC,
            at: now
        )
    }

    /// The sale does not go through.
    private mutating func takeFailedSale(at now: Instant) {
        guard let quote = sale.quote else { return }
        dossier.sell = .known(
            SellTest(
                succeeded: false,
                received: 0,
                minimum: quote.threshold,
                impact: impact(of: quote),
                loss: 10_000
            ),
            source: .solanaRPC,
            at: now
        )
    }

    private func impact(of quote: JupiterQuote) -> UInt32 {
        let bps = max(0, quote.priceImpactPpm)
        return UInt32(clamping: bps / 100 + (bps % 100 > 0 ? 1 : 0))
    }

    /// How far what arrived lies below what it is worth, in hundredths of a percent, rounded up.
    private func loss(received: UInt64) -> UInt32? {
        guard let token, case .known(let agreed) = price, case .known(let sol) = solPrice,
            let worth = Worth.microUsd(sale.amount, decimals: token.decimals, agreed.valuation),
            let got = Worth.microUsd(received, decimals: 9, sol.valuation), worth > 0
        else { return nil }
        guard got < worth else { return 0 }
        let part = Int128(worth - got).multiplied(
            by: 10_000,
            dividedBy: Int128(worth),
            rounding: .up
        )
        return part.map { UInt32(clamping: $0) }
    }
}
