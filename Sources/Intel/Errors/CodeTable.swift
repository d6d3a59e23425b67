import Throttle

/// What the codes of providers mean, as far as they are documented.
enum CodeTable {
    /// Nil for a code that is not known here.
    static func kind(
        of failure: StatedFailure,
        from provider: ProviderID,
        _ isRepeatable: Bool
    ) -> FailureClass? {
        guard let code = failure.code else { return nil }
        let trouble: FailureClass = isRepeatable ? .transient : .ambiguous
        switch provider {
        case .solanaRPC, .helius: return rpc(code, failure.words, trouble)
        case .goPlus: return goPlus(code, trouble)
        case .birdeye: return status(code, isRepeatable)
        case .jupiter: return jupiter(code) ?? status(code, isRepeatable)
        case .rugCheck: return status(code, isRepeatable)
        }
    }

    /// Providers that repeat the status in the body mean the status.
    private static func status(_ code: String, _ isRepeatable: Bool) -> FailureClass? {
        guard let status = Int(code), (400...599).contains(status) else { return nil }
        return FailureClass(status: status, isRepeatable: isRepeatable)
    }

    private static func rpc(
        _ code: String,
        _ words: String,
        _ trouble: FailureClass
    ) -> FailureClass? {
        switch code {
        // Wrong in itself: parse, request, method, parameters.
        case "-32700", "-32600", "-32601", "-32602": return .rejected
        // The same transaction is on the chain already, so that something became of it.
        case "-32002" where words.contains("already been processed"): return .ambiguous
        // A trial run failed, a signature is wrong: nothing was sent.
        case "-32002", "-32003", "-32006", "-32013": return .rejected
        // What is asked for is gone, was never kept, or is of a kind that the question excludes.
        case "-32001", "-32007", "-32008", "-32009", "-32010", "-32011", "-32015", "-32018":
            return .rejected
        // The node is behind, overloaded or in trouble; another time it is not.
        case "-32603", "-32004", "-32005", "-32012", "-32014", "-32016", "-32017", "-32019":
            return trouble
        case "-32029", "429": return .rateLimited
        case "-32401", "-32403", "401", "403": return .critical
        default: return nil
        }
    }

    private static func goPlus(_ code: String, _ trouble: FailureClass) -> FailureClass? {
        switch code {
        // Still at work on it.
        case "2": .transient
        case "2004", "2018", "2020", "2021": .rejected
        case "4010", "4011", "4012", "4022", "4023": .critical
        case "4029": .rateLimited
        case "5000", "5006": trouble
        default: nil
        }
    }

    private static func jupiter(_ code: String) -> FailureClass? {
        switch code {
        case "NO_ROUTES_FOUND", "COULD_NOT_FIND_ANY_ROUTE", "MARKET_NOT_FOUND",
            "ROUTE_PLAN_DOES_NOT_CONSUME_ALL_THE_AMOUNT", "TOKEN_NOT_TRADABLE", "NOT_SUPPORTED",
            "CIRCULAR_ARBITRAGE_IS_DISABLED", "CANNOT_COMPUTE_OTHER_AMOUNT_THRESHOLD",
            "MAX_ACCOUNT_GREATER_THAN_MAX", "INVALID_COMPUTE_UNIT_PRICE_AND_PRIORITIZATION_FEE",
            "FAILED_TO_GET_SWAP_AND_ACCOUNT_METAS":
            .rejected
        default: nil
        }
    }
}
