import Intel
import Money
import Solana
import TradeModel

// A sale of the whole size for wrapped SOL, quoted, built in the name of a holder, and run without being sent.
extension Investigation {
    /// The furthest that the quoted outcome may fall short, in hundredths of a percent.
    private static let slippageBps: UInt16 = 100
    /// What a transaction may cost beside the sale, in lamports.
    static let costs: UInt64 = 1_000_000
    /// What a sale calls: the router, and what opens, fills and closes the seller's accounts.
    private static let salePrograms: [Address] = [
        KnownAddress.jupiter, KnownAddress.computeBudget, KnownAddress.associatedTokenProgram,
        KnownAddress.tokenProgram, KnownAddress.token2022Program, KnownAddress.systemProgram,
    ]
    /// Who has less cannot pay for it, and for the account that takes what it brings.
    static let leastLamports: UInt64 = 5_000_000

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

    /// The seller is the smallest of the large holders that holds enough and could pay for it: the largest may be
    /// let pass where others are not.
    mutating func askSwap() {
        guard let quote = sale.quote else { return }
        let taken = pools.map(\.token.vault)
        let sellers = holders.filter { holder in
            holder.account.amount >= sale.amount && !holder.account.isFrozen
                && !taken.contains(holder.address)
                && (holder.wallet?.spendable ?? 0) >= Self.leastLamports
        }
        guard
            let holder = sellers.min(by: { $0.account.amount < $1.account.amount }),
            let wallet = holder.wallet
        else {
            if case .unknown(Gap(.solanaRPC, .notAsked)) = dossier.sell {
                dossier.sell = .unknown(
                    Gap(.solanaRPC, .failed("no wallet among the large holders could sell as much"))
                )
            }
            return
        }
        let (lamports, overflow) = wallet.lamports.addingReportingOverflow(holder.lamports)
        sale.seller = Sale.Seller(
            wallet: wallet,
            account: holder.address,
            held: holder.account.amount,
            lamports: overflow ? .max : lamports
        )
        ask(Jupiter.swap(quote, for: wallet.owner, wrapsSol: true)) { investigation, swap, now in
            guard swap.simulationError == nil else {
                investigation.takeFailedSale(at: now, by: .jupiter)
                return
            }
            investigation.takeTransaction(swap.transaction)
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    /// A transaction that somebody else pays for, or that calls anything but what a sale needs, shows nothing: it could
    /// hand the token away and take the proceeds from elsewhere.
    private mutating func takeTransaction(_ bytes: [UInt8]) {
        guard let seller = sale.seller else { return }
        do throws(TransactionOutlineError) {
            let outline = try TransactionOutline(bytes)
            guard outline.signers == [seller.wallet.owner] else {
                return doubtSale("its transaction is signed by others too", from: .jupiter)
            }
            guard outline.programs.contains(KnownAddress.jupiter),
                outline.programs.allSatisfy({ Self.salePrograms.contains($0) })
            else {
                return doubtSale("its transaction is not only a sale", from: .jupiter)
            }
            sale.transaction = bytes
        } catch {
            doubtSale("its transaction cannot be read: \(error)", from: .jupiter)
        }
    }

    mutating func askTrial() {
        guard let transaction = sale.transaction, let seller = sale.seller else { return }
        let watched = [seller.wallet.owner, seller.wallet.wrapped, seller.account]
        ask(SolanaRPC.simulation(of: transaction, watching: watched, notBefore: slot)) {
            investigation,
            reading,
            now in
            investigation.takeTrial(reading, at: now)
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    private mutating func takeTrial(_ reading: ChainReading<Simulation>, at now: Instant) {
        let trial = reading.value
        guard let quote = sale.quote, let seller = sale.seller else { return }
        guard trial.failure == nil else {
            takeFailedSale(at: now, by: .solanaRPC)
            return
        }
        guard let accounts = trial.accounts, accounts.count == 3 else {
            doubtSale("the trial shows no accounts")
            return
        }
        // An account that was emptied may have been closed.
        let left = accounts[2].flatMap(readHolding)?.amount ?? 0
        guard seller.held >= left, seller.held - left == sale.amount else {
            doubtSale("the trial did not sell what was asked for")
            return
        }
        // Wrapped SOL that was there before is not what the sale brought, wherever it lies afterwards.
        let after = accounts.reduce(UInt128(0)) { $0 + UInt128($1?.lamports ?? 0) }
        let before = UInt128(seller.lamports)
        let received = UInt64(clamping: after > before ? after - before : 0)
        // More than was quoted does not come from the sale.
        let (most, isLarge) = quote.outAmount.addingReportingOverflow(quote.outAmount / 10)
        guard isLarge || received <= most else {
            doubtSale("the trial brought more than was quoted")
            return
        }
        let (whole, overflow) = received.addingReportingOverflow(Self.costs)
        guard let loss = loss(received: received) else {
            doubtSale("without a price of SOL nobody knows the loss", from: .jupiter)
            return
        }
        let test = SellTest(
            succeeded: !overflow && whole >= quote.threshold,
            received: received,
            minimum: quote.threshold > Self.costs ? quote.threshold - Self.costs : 1,
            impact: impact(of: quote),
            loss: loss
        )
        sale.outcome = (test, reading.slot, now)
        dossier.sell = .unknown(Gap(.solanaRPC, .failed("what the seller has was not read again")))
    }

    /// What the seller had before the trial has to be what it has after it: whatever else changed that would count as
    /// the sale's.
    mutating func askConfirmation() {
        guard let outcome = sale.outcome, let seller = sale.seller else { return }
        let asked = [seller.wallet.owner, seller.wallet.wrapped, seller.account]
        ask(SolanaRPC.accounts(asked, notBefore: outcome.slot)) { investigation, reading, _ in
            let lamports = reading.value.reduce(UInt128(0)) { $0 + UInt128($1?.lamports ?? 0) }
            let held = reading.value[2].flatMap(investigation.readHolding)?.amount
            guard lamports == UInt128(seller.lamports), held == seller.held else {
                investigation.doubtSale("the seller traded meanwhile; ask again")
                return
            }
            investigation.dossier.sell = .known(outcome.test, source: .solanaRPC, at: outcome.at)
        } missing: { investigation, gap in
            investigation.dossier.sell = .unknown(gap)
        }
    }

    private mutating func doubtSale(_ words: String, from source: ProviderID = .solanaRPC) {
        dossier.sell = .unknown(Gap(source, .failed(words)))
    }

    /// The sale does not go through.
    private mutating func takeFailedSale(at now: Instant, by source: ProviderID) {
        guard let quote = sale.quote else { return }
        dossier.sell = .known(
            SellTest(
                succeeded: false,
                received: 0,
                minimum: quote.threshold,
                impact: impact(of: quote),
                loss: 10_000
            ),
            source: source,
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
