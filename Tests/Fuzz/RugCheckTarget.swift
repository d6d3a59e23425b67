import Intel

/// RugCheck's answers; the first byte says to which question.
enum RugCheckTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let (choice, reply) = AnswerBytes.reply(bytes) else { return }
        if choice % 2 == 0 {
            let question = RugCheck.report(of: AskedMint(AnswerBytes.mint, decimals: 6))
            guard let found = AnswerBytes.read(question, reply) else { return }
            let parts =
                (found.topHolders ?? []).map(\.ppm) + (found.markets ?? []).compactMap(\.lockedPpm)
            demand(parts.allSatisfy { 0...1_000_000 ~= $0 }, "a part beyond the whole")
            AnswerBytes.check(found.opinions)
        } else {
            guard let found = AnswerBytes.read(RugCheck.summary(of: AnswerBytes.mint), reply)
            else { return }
            demand(0...100 ~= found.scoreNormalised ?? 0, "a score beyond its end")
            AnswerBytes.check(found.opinions)
        }
    }

    private static let texts = [
        """
        {"mint":"\(AnswerBytes.mint)","token":{"mintAuthority":null,"decimals":6},"score":1,
        "risks":null,"markets":[{"pubkey":"\(AnswerBytes.mint)","lp":{"lpLockedPct":99.5}}],
        "topHolders":[{"address":"\(AnswerBytes.mint)","pct":1.5}],
        "detectedAt":"2026-01-02T03:04:05.6Z",
        "lockers":{"\(AnswerBytes.mint)":{"unlockDate":1900000000}}}
        """,
        """
        {"risks":[{"name":"Low Liquidity","description":"","score":5,"level":"warn"}],"score":5,
        "score_normalised":1,"lpLockedPct":0}
        """,
    ]

    static let seeds: [[UInt8]] = texts.enumerated().map { number, text in
        [UInt8(number)] + Array(text.utf8)
    }
}
