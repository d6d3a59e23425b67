import Solana

extension RugCheckHolder {
    init(_ field: AnswerField) throws(IntelError) {
        self.init(
            account: try field.member("address").address(),
            owner: try field.member("owner").ifThere { field throws(IntelError) in
                try field.addressOrEmpty()
            } ?? nil,
            ppm: try field.member("pct").ppm(ofHundred: true, roundingUp: true),
            isInsider: try field.member("insider").ifThere { field throws(IntelError) in
                try field.flag()
            } ?? false
        )
    }
}
