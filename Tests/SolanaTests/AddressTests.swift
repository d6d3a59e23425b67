import Randomness
import Solana
import Testing

@Suite struct `Addresses` {
    /// Published addresses with their bytes.
    @Test(arguments: [
        ("11111111111111111111111111111111", [UInt8](repeating: 0, count: 32)),
        (
            "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
            [
                0x06, 0xdd, 0xf6, 0xe1, 0xd7, 0x65, 0xa1, 0x93, 0xd9, 0xcb, 0xe1, 0x46, 0xce, 0xeb,
                0x79, 0xac, 0x1c, 0xb4, 0x85, 0xed, 0x5f, 0x5b, 0x37, 0x91, 0x3a, 0x8c, 0xf5, 0x85,
                0x7e, 0xff, 0x00, 0xa9,
            ]
        ),
    ])
    func `are the bytes that they spell`(text: String, bytes: [UInt8]) {
        #expect(Address(text)?.bytes == bytes)
        #expect(Address(bytes: bytes)?.description == text)
    }

    @Test func `whatever the bytes, the text brings them back`() {
        var random = SplitMix64(seed: 58)
        for length in 0...80 {
            var bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            for place in bytes.indices.prefix(length % 4) { bytes[place] = 0 }
            #expect(Base58.decode(Base58.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "", "1111111111111111111111111111111", "111111111111111111111111111111111",
        "0okenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
        "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D", "So1111111111111111111111111111111111111111 ",
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
    ])
    func `what does not spell 32 bytes is none`(text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `case counts`() {
        let address = Address("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
        #expect(Address("tokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA") != address)
    }

    @Test func `a text longer than the bound is refused, however it goes on`() {
        #expect(Base58.decode(String(repeating: "1", count: 2_049)) == nil)
        #expect(Base58.decode("1112", limit: 3) == nil)
    }
}
