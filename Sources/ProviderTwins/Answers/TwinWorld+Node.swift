import ByteCodec
import Intel
import Solana
import TradeModel

extension TwinWorld {
    func nodeAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        do throws(JSONError) {
            let call = try JSONValue(parsing: question.body)
            let id = call["id"]?.number ?? "null"
            let parameters = call["params"]?.array ?? []
            let result: String?
            switch call["method"]?.string {
            case "getMultipleAccounts": result = multipleAccounts(parameters, at: now)
            case "getTokenLargestAccounts": result = largestAccounts(parameters, at: now)
            case "getEpochInfo":
                result = #"{"epoch":\#(slot(at: now) / 432_000),"absoluteSlot":\#(slot(at: now))}"#
            case "simulateTransaction": result = simulation(parameters, at: now)
            default: return Self.failure(id, -32_601, "Method not found")
            }
            guard let result else { return Self.failure(id, -32_602, "Invalid params") }
            return Self.result(id, result)
        } catch {
            return Self.failure("null", -32_700, "Parse error")
        }
    }

    static func result(_ id: String, _ result: String) -> TwinAnswer {
        TwinAnswer(200, #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"#)
    }

    static func failure(_ id: String, _ code: Int, _ words: String) -> TwinAnswer {
        TwinAnswer(
            200,
            #"{"jsonrpc":"2.0","id":\#(id),"error":{"code":\#(code),"message":"\#(words)"}}"#
        )
    }

    private func inContext(_ value: String, at now: Instant) -> String {
        #"{"context":{"slot":\#(slot(at: now))},"value":\#(value)}"#
    }

    private static func written(_ account: Account?) -> String {
        guard let account else { return "null" }
        return """
            {"owner":"\(account.owner)","lamports":\(account.lamports),"executable":false,
            "data":["\(Base64.encode(account.data))","base64"]}
            """
    }

    private func multipleAccounts(_ parameters: [JSONValue], at now: Instant) -> String? {
        guard let list = parameters.first?.array, list.count <= 100 else { return nil }
        let accounts = accounts(at: now)
        let found = list.map { item in
            let address = item.string.flatMap { Address($0) }
            return Self.written(accounts.first { $0.address == address }?.account)
        }
        return inContext("[\(found.joined(separator: ","))]", at: now)
    }

    private func largestAccounts(_ parameters: [JSONValue], at now: Instant) -> String? {
        guard let mint = parameters.first?.string.flatMap({ Address($0) }) else { return nil }
        var found: [(address: Address, amount: UInt64)] = []
        for token in tokens(at: now) {
            if token.mint == mint {
                found += token.pools.map { ($0.vaults.token, $0.tokens) }
                found += token.holders.map { (token.account(of: $0.owner), $0.amount) }
            }
            for pool in token.pools where pool.shareMint == mint {
                found += pool.shares.map { (pool.shareAccount(of: $0.owner), $0.amount) }
            }
        }
        let largest = found.sorted { $0.amount > $1.amount }.prefix(20)
        let written = largest.map { #"{"address":"\#($0.address)","amount":"\#($0.amount)"}"# }
        return inContext("[\(written.joined(separator: ","))]", at: now)
    }

    // MARK: - Trials

    private func simulation(_ parameters: [JSONValue], at now: Instant) -> String? {
        guard let bytes = parameters.first?.string.flatMap({ Base64.decode($0) }),
            let sale = TwinSale(bytes), parameters.count > 1
        else { return nil }
        let watched = parameters[1]["accounts"]?["addresses"]?.array ?? []
        let failed = { (code: Int) in
            inContext(
                #"{"err":{"InstructionError":[3,{"Custom":\#(code)}]},"accounts":null,"unitsConsumed":9000}"#,
                at: now
            )
        }
        guard let token = token(sale.mint, at: now),
            let held = token.holders.first(where: { $0.owner == sale.owner })?.amount,
            held >= sale.amount
        else { return failed(1) }
        guard !token.refusesSales else { return failed(6_000) }
        let arriving = sale.amount - token.fee(on: sale.amount)
        let all = token.pool.lamports(for: arriving)
        let received = all - UInt64(Int128(all) * Int128(token.hiddenTaxPerMille) / 1_000)
        guard received >= sale.least else { return failed(6_001) }
        let accounts = accounts(at: now)
        let wrapped = token.wrappedAccount(of: sale.owner)
        let unwrapped = accounts.first { $0.address == wrapped }?.account.lamports ?? 0
        let after = watched.map { item -> String in
            let address = item.string.flatMap { Address($0) }
            if address == sale.owner {
                // What was wrapped before is unwrapped with what the sale brings.
                let lamports = token.walletLamports + unwrapped + received - 5_000
                return Self.written(token.wallet(lamports))
            }
            if address == wrapped { return "null" }
            if address == token.account(of: sale.owner) {
                return Self.written(
                    HoldingBytes.account(
                        of: token.mint,
                        owner: sale.owner,
                        held - sale.amount,
                        program: token.program
                    )
                )
            }
            return Self.written(accounts.first { $0.address == address }?.account)
        }
        return inContext(
            #"{"err":null,"accounts":[\#(after.joined(separator: ","))],"unitsConsumed":120000}"#,
            at: now
        )
    }
}

extension TwinToken {
    /// What a declared fee takes from a transfer.
    fileprivate func fee(on amount: UInt64) -> UInt64 {
        guard let config = state.extensions.first(where: { $0.type == 1 })?.value,
            config.count == 108
        else { return 0 }
        let bps = UInt64(config[106]) | UInt64(config[107]) << 8
        return UInt64((Int128(amount) * Int128(bps) + 9_999) / 10_000)
    }
}
