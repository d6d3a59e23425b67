// What is asked of a node. A node that lags answers from the past; every question says which slot it must
// have reached, and every answer says which it was given at.

import ByteCodec
public import Solana

/// What is asked of a Solana node, and how its answers are read.
public enum SolanaRPC {
    /// How many accounts fit one question.
    public static let accountWidth = 100

    /// Which state of the chain is asked for.
    public enum Commitment: String, Sendable, Hashable {
        /// The latest that the node has seen; it may be undone.
        case processed
        /// Voted for by more than two thirds of the stake.
        case confirmed
        /// Never undone.
        case finalized
    }

    /// Accounts of one state of the chain; nil in the place of one that does not exist.
    ///
    /// - Precondition: they are at most `accountWidth`.
    /// - Parameter slot: a node that has not reached it refuses; 0 for any.
    public static func accounts(
        _ addresses: [Address],
        _ commitment: Commitment = .confirmed,
        notBefore slot: UInt64 = 0
    ) -> Question<ChainReading<[Account?]>> {
        precondition(addresses.count <= accountWidth, "more accounts than one question holds")
        let request = request(
            "getMultipleAccounts",
            [
                .array(addresses.map { .string($0.description) }),
                configuration(commitment, slot, [.init("encoding", .string("base64"))]),
            ]
        )
        return Question(request) { reply throws(IntelError) in
            try reading(reply, notBefore: slot) { value throws(IntelError) in
                let found = try value.list { field throws(IntelError) in
                    try field.ifThere { field throws(IntelError) in try Account(field) }
                }
                guard found.count == addresses.count else {
                    throw .notWhatWasAsked(field: value.path, value: "\(found.count) accounts")
                }
                return found
            }
        }
    }

    /// The largest accounts of a token, at most twenty, the largest first.
    ///
    /// - Parameter slot: an answer from before it is not believed. The node is not asked for it: this question has no
    ///   place for that.
    public static func largestAccounts(
        of mint: Address,
        _ commitment: Commitment = .confirmed,
        notBefore slot: UInt64 = 0
    ) -> Question<ChainReading<[LargeAccount]>> {
        let request = request(
            "getTokenLargestAccounts",
            [
                .string(mint.description),
                .object([.init("commitment", .string(commitment.rawValue))]),
            ]
        )
        return Question(request) { reply throws(IntelError) in
            try reading(reply, notBefore: slot) { value throws(IntelError) in
                let found = try value.list { field throws(IntelError) in
                    LargeAccount(
                        address: try field.member("address").address(),
                        amount: try field.member("amount").count()
                    )
                }
                // A list of anything else than the largest would hide one of them.
                for (larger, smaller) in zip(found, found.dropFirst())
                where larger.amount < smaller.amount {
                    throw .absurd(field: value.path, value: "accounts out of order")
                }
                return found
            }
        }
    }

    /// Where the chain is.
    public static func epoch(_ commitment: Commitment = .confirmed) -> Question<ChainEpoch> {
        let request = request(
            "getEpochInfo",
            [.object([.init("commitment", .string(commitment.rawValue))])]
        )
        return Question(request) { reply throws(IntelError) in
            let result = try JSONRPC.result(of: reply)
            return ChainEpoch(
                epoch: try result.member("epoch").count(),
                slot: try result.member("absoluteSlot").count()
            )
        }
    }

    /// What a transaction would do, whoever has to sign it, and what these accounts would be after it.
    ///
    /// - Parameter slot: a node that has not reached it refuses; 0 for any.
    public static func simulation(
        of transaction: [UInt8],
        watching addresses: [Address],
        _ commitment: Commitment = .confirmed,
        notBefore slot: UInt64 = 0
    ) -> Question<ChainReading<Simulation>> {
        let accounts = JSONValue.object([
            .init("encoding", .string("base64")),
            .init("addresses", .array(addresses.map { .string($0.description) })),
        ])
        let request = request(
            "simulateTransaction",
            [
                .string(Base64.encode(transaction)),
                configuration(
                    commitment,
                    slot,
                    [
                        .init("encoding", .string("base64")), .init("sigVerify", .bool(false)),
                        .init("replaceRecentBlockhash", .bool(true)), .init("accounts", accounts),
                    ]
                ),
            ]
        )
        return Question(request) { reply throws(IntelError) in
            try reading(reply, notBefore: slot) { value throws(IntelError) in
                try Simulation(value, watching: addresses.count)
            }
        }
    }

    // MARK: - The envelope

    private static func request(_ method: String, _ parameters: [JSONValue]) -> ProviderRequest {
        JSONRPC.request(.solanaRPC, method, .array(parameters))
    }

    private static func configuration(
        _ commitment: Commitment,
        _ slot: UInt64,
        _ members: [JSONValue.Member]
    ) -> JSONValue {
        var members = members
        members.append(.init("commitment", .string(commitment.rawValue)))
        if slot > 0 { members.append(.init("minContextSlot", .number("\(slot)"))) }
        return .object(members)
    }

    private static func reading<Value>(
        _ reply: ProviderReply,
        notBefore least: UInt64,
        _ read: (AnswerField) throws(IntelError) -> Value
    ) throws(IntelError) -> ChainReading<Value> {
        let result = try JSONRPC.result(of: reply)
        let field = try result.member("context").member("slot")
        let slot = try field.count()
        guard slot >= least else { throw .absurd(field: field.path, value: field.shown) }
        return ChainReading(slot: slot, value: try read(try result.member("value")))
    }
}
