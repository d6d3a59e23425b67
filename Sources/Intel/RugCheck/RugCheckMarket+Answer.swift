import Solana

extension RugCheckMarket {
    init(_ field: AnswerField) throws(IntelError) {
        let shares = try field.member("lp")
        self.init(
            pool: try field.member("pubkey").address(),
            kind: try field.member("marketType").ifThere { field throws(IntelError) in
                try field.text(limit: 40)
            },
            shareMint: try field.member("mintLP").ifThere { field throws(IntelError) in
                try RugCheckMarket.shareMint(field)
            } ?? nil,
            lockedPpm: shares.isAbsent
                ? nil
                : try shares.member("lpLockedPct").ifThere { field throws(IntelError) in
                    try field.ppm(ofHundred: true, roundingUp: false)
                },
            lockedMicroUsd: shares.isAbsent
                ? nil
                : try shares.member("lpLockedUSD").ifThere { field throws(IntelError) in
                    try field.microUsd()
                }
        )
    }

    /// No mint is written as an empty text, or as the address of nothing but zeros.
    private static func shareMint(_ field: AnswerField) throws(IntelError) -> Address? {
        let mint = try field.addressOrEmpty()
        return mint?.bytes.contains { $0 != 0 } == true ? mint : nil
    }
}
