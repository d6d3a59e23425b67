import Intel
import TradeModel

/// Helius's answers.
enum HeliusTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let (choice, reply) = AnswerBytes.reply(bytes) else { return }
        guard choice & 1 == 0 else {
            let found = AnswerBytes.read(Helius.priorityFee(writingTo: [], .high), reply)
            if let found { demand(found <= 100_000_000, "a fee that nobody would pay") }
            return
        }
        let asked = AskedMint(AnswerBytes.mint, decimals: 6)
        let bound = SlotBound(slot: 1_000)
        guard let found = AnswerBytes.read(Helius.asset(of: asked, within: bound), reply) else {
            return
        }
        if case .held = found.mintAuthority {
            demand(
                found.opinions.contains { $0.rule == .mintAuthority },
                "a power is not spoken of"
            )
        }
        if let slot = found.indexedSlot { demand(850...1_150 ~= slot, "an index out of bounds") }
        AnswerBytes.check(found.opinions)
    }

    private static let texts = [
        """
        \u{0}{"jsonrpc":"2.0","id":1,"result":{"interface":"FungibleToken","id":"\(AnswerBytes.mint)",
        "mutable":true,"burnt":false,"mint_extensions":{"transfer_hook":{"program_id":"x"}},
        "token_info":{"supply":1000,"decimals":6,"mint_authority":"\(AnswerBytes.mint)"},
        "last_indexed_slot":990}}
        """,
        "\u{1}{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"priorityFeeEstimate\":12000.5}}",
        "\u{0}{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"not found\"}}",
    ]

    static let seeds: [[UInt8]] = texts.map { Array($0.utf8) }
}
