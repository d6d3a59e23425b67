// Helius's own methods. What it tells of a token comes from an index that may lag behind the chain: it is evidence
// against a token and never decides what is true of it.

import ByteCodec
public import Solana

/// What is asked of Helius, and how its answers are read.
public enum Helius {
    /// How soon a transaction is to be taken.
    public enum Priority: String, Sendable, Hashable, CaseIterable {
        /// The least that is ever taken.
        case least = "Min"
        /// Whenever there is room.
        case low = "Low"
        /// As soon as half of the others.
        case medium = "Medium"
        /// Sooner than most.
        case high = "High"
        /// Sooner than nearly all.
        case veryHigh = "VeryHigh"
    }

    /// The highest fee that is believed, in millionths of a lamport for a compute unit: at 200,000 units that is two
    /// hundredths of a SOL.
    static let highestFee: Int64 = 100_000_000

    /// What the index has of a token.
    ///
    /// - Parameter bound: how old the index may be.
    public static func asset(
        of asked: AskedMint,
        within bound: SlotBound
    ) -> Question<HeliusAsset> {
        let request = JSONRPC.request(
            .helius,
            "getAsset",
            .object([
                .init("id", .string(asked.mint.description)),
                .init("options", .object([.init("showFungible", .bool(true))])),
            ])
        )
        return Question(request) { reply throws(IntelError) in
            try HeliusAsset(try JSONRPC.result(of: reply), of: asked, bound)
        }
    }

    /// What a transaction that writes to these accounts should pay, in millionths of a lamport for a compute unit,
    /// rounded up.
    public static func priorityFee(
        writingTo accounts: [Address],
        _ priority: Priority
    ) -> Question<UInt64> {
        let options = JSONValue.object([.init("priorityLevel", .string(priority.rawValue))])
        let request = JSONRPC.request(
            .helius,
            "getPriorityFeeEstimate",
            .array([
                .object([
                    .init("accountKeys", .array(accounts.map { .string($0.description) })),
                    .init("options", options),
                ])
            ])
        )
        return Question(request) { reply throws(IntelError) in
            let field = try JSONRPC.result(of: reply).member("priorityFeeEstimate")
            return UInt64(try field.amount(scale: 0, limit: highestFee, roundingUp: true))
        }
    }
}
