public import Solana

/// What a transaction would do.
public struct Simulation: Sendable, Hashable {
    /// Why it would fail; nil when it would not.
    public let failure: TransactionFailure?
    /// The accounts that were watched, as they would be after it, nil for one that would not exist; nil as
    /// a whole where it would fail, or the node does not tell.
    public let accounts: [Account?]?
    /// What it would cost in compute units; nil when the node does not tell.
    public let units: UInt64?

    init(_ value: AnswerField, watching count: Int) throws(IntelError) {
        failure = try value.member("err").ifThere { field throws(IntelError) in
            try TransactionFailure(field)
        }
        let field = try value.member("accounts")
        accounts = try field.ifThere { field throws(IntelError) in
            try field.list { element throws(IntelError) in
                try element.ifThere { element throws(IntelError) in try Account(element) }
            }
        }
        if let accounts, accounts.count != count {
            throw .notWhatWasAsked(field: field.path, value: "\(accounts.count) accounts")
        }
        units = try value.member("unitsConsumed").ifThere { field throws(IntelError) in
            try field.count()
        }
    }
}
