// GoPlus writes truth as "0" and "1" and what it does not know as an empty text.

import Solana

extension AnswerField {
    /// "0" or "1"; nil when it is missing, null or empty.
    func goPlusFlag() throws(IntelError) -> Bool? {
        guard let text = try goPlusText() else { return nil }
        switch text {
        case "0": return false
        case "1": return true
        default: throw mistyped("\"0\" or \"1\"")
        }
    }

    /// A number's or a text's own text; nil when it is missing, null or empty.
    func goPlusText() throws(IntelError) -> String? {
        guard !isAbsent else { return nil }
        switch scalar {
        case .some(let text): return text.isEmpty ? nil : text
        case .none: throw mistyped("text")
        }
    }

    /// What `read` makes of it; nil when it is missing, null or an empty text.
    func goPlus<Value>(
        _ read: (AnswerField) throws(IntelError) -> Value
    ) throws(IntelError) -> Value? {
        isAbsent || scalar?.isEmpty == true ? nil : try read(self)
    }

    /// A power with who has it.
    func goPlusPower(holders: String = "authority") throws(IntelError) -> GoPlusPower {
        if isEmpty { return .notSaid }
        return GoPlusPower(
            isHeld: try member("status").goPlusFlag(),
            holders: try member(holders).goPlusAccounts() ?? []
        )
    }

    /// Accounts with what is known of them; nil when they are missing.
    func goPlusAccounts() throws(IntelError) -> [GoPlusAccount]? {
        try ifThere { field throws(IntelError) in
            try field.list { account throws(IntelError) in
                GoPlusAccount(
                    address: try account.member("address").address(),
                    isMalicious: try account.member("malicious_address").goPlusFlag() ?? false
                )
            }
        }
    }

    /// Holders; nil when they are missing.
    func goPlusHolders(roundingUp: Bool) throws(IntelError) -> [GoPlusHolder]? {
        try ifThere { field throws(IntelError) in
            try field.list { holder throws(IntelError) in
                GoPlusHolder(
                    owner: try holder.member("account").address(),
                    account: try holder.member("token_account").goPlus {
                        field throws(IntelError) in try field.address()
                    },
                    ppm: try holder.member("percent")
                        .ppm(ofHundred: false, roundingUp: roundingUp),
                    isLocked: try holder.member("is_locked").goPlusFlag()
                )
            }
        }
    }

    /// Pools; nil when they are missing.
    func goPlusPools() throws(IntelError) -> [GoPlusPool]? {
        try ifThere { field throws(IntelError) in
            try field.list { pool throws(IntelError) in
                GoPlusPool(
                    id: try pool.member("id").text(limit: 80),
                    exchange: try pool.member("dex_name").ifThere { field throws(IntelError) in
                        try field.text(limit: 40)
                    },
                    valueMicroUsd: try pool.member("tvl").goPlus { field throws(IntelError) in
                        try field.microUsd()
                    },
                    burnedPpm: try pool.member("burn_percent").goPlus {
                        field throws(IntelError) in
                        try field.ppm(ofHundred: true, roundingUp: false)
                    }
                )
            }
        }
    }
}
