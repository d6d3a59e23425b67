extension HeliusAsset {
    /// More extensions than this no token has.
    private static let mostExtensions = 64

    init(
        _ result: AnswerField,
        of asked: AskedMint,
        _ bound: SlotBound
    ) throws(IntelError) {
        try result.member("id").mustBe(asked.mint)
        let token = try result.member("token_info")
        _ = try token.member("decimals").decimals(chain: asked.decimals)
        supply = try token.member("supply").ifThere { field throws(IntelError) in
            try field.count()
        }
        mintAuthority = try Self.authority(token.member("mint_authority"))
        freezeAuthority = try Self.authority(token.member("freeze_authority"))
        isMutable = try result.member("mutable").ifThere { field throws(IntelError) in
            try field.flag()
        }
        isBurnt = try result.member("burnt").ifThere { field throws(IntelError) in
            try field.flag()
        }
        extensions =
            try result.member("mint_extensions").ifThere { field throws(IntelError) in
                let names = try field.members().filter { !$0.field.isEmpty }.map(\.name)
                guard names.count <= Self.mostExtensions else { throw field.absurd }
                return names.map { PlainText.cut($0, to: 60) }.sorted()
            } ?? []
        indexedSlot = try result.member("last_indexed_slot").ifThere { field throws(IntelError) in
            try bound.slot(in: field).slot
        }
    }

    private static func authority(_ field: AnswerField) throws(IntelError) -> StatedAuthority {
        // An authority that was given up is left out of the answer.
        try field.ifThere { field throws(IntelError) in .held(try field.address()) } ?? .nobody
    }
}
