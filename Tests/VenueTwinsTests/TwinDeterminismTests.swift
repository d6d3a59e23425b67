import Testing
import TradeModel
import VenueTwins

/// FNV-1a over what messages say.
private func digest<Message>(_ messages: [Outgoing<Message>]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in messages.map({ "\($0)\n" }).joined().utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
}

private func exchangeMessages(seed: UInt64) -> [Outgoing<ExchangeMessage>] {
    var script = ExchangeScript(seed: seed)
    script.run(steps: 600)
    return script.messages
}

private func chainMessages(seed: UInt64) -> [Outgoing<ChainMessage>] {
    var script = ChainScript(seed: seed)
    script.run(steps: 600)
    return script.messages
}

@Suite struct `Determinism of the twins` {
    @Test(arguments: 0..<5 as Range<UInt64>)
    func `equal seeds give equal messages, other seeds others`(seed: UInt64) {
        #expect(exchangeMessages(seed: seed) == exchangeMessages(seed: seed))
        #expect(exchangeMessages(seed: seed) != exchangeMessages(seed: seed + 1))
        #expect(chainMessages(seed: seed) == chainMessages(seed: seed))
        #expect(chainMessages(seed: seed) != chainMessages(seed: seed + 1))
    }

    /// Every process hashes with a seed of its own, so an order that came from a dictionary would show
    /// here. The numbers change with the models; then the new ones are written down.
    @Test func `every process gets the same messages`() {
        #expect(digest(exchangeMessages(seed: 1)) == 0xD58A_1E05_B6F2_9B84)
        #expect(digest(chainMessages(seed: 1)) == 0x3215_0585_156C_61BC)
    }
}
