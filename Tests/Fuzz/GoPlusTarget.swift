import Intel
import TradeModel

/// GoPlus's answers.
enum GoPlusTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        let reply = AnswerBytes.reply(body: Array(bytes))
        guard let found = AnswerBytes.read(GoPlus.security(of: AnswerBytes.mint), reply) else {
            return
        }
        let parts = (found.holders ?? []).map(\.ppm) + (found.shareHolders ?? []).map(\.ppm)
        demand(parts.allSatisfy { 0...1_000_000 ~= $0 }, "a part beyond the whole")
        if found.mintable.isHeld == true {
            demand(
                found.opinions.contains { $0.rule == .mintAuthority },
                "a power is not spoken of"
            )
        }
        AnswerBytes.check(found.opinions)
    }

    private static let texts = [
        """
        {"code":1,"message":"OK","result":{"\(AnswerBytes.mint)":{"mintable":{"status":"1",
        "authority":[{"address":"\(AnswerBytes.mint)","malicious_address":1}]},
        "transfer_fee":{"current_fee_rate":{"fee_rate":"0.5"}},"default_account_state":"2",
        "dex":[{"id":"a","tvl":"1.5","burn_percent":9}],"holder_count":"7",
        "holders":[{"account":"\(AnswerBytes.mint)","percent":"0.5","is_locked":0}]}}}
        """,
        """
        {"code":2021,"message":"no data","result":null}
        """,
    ]

    static let seeds: [[UInt8]] = texts.map { Array($0.utf8) }
}
