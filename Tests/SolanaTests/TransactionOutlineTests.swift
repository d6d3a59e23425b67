import Solana
import Testing

@Suite struct `What a transaction says of itself` {
    private func key(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    /// One signer (1), an account (2), two programs (3 and 4); a call of each.
    private var message: [UInt8] {
        [1, 0, 2, 4] + key(1) + key(2) + key(3) + key(4) + key(9)
            + [2, 2, 2, 0, 1, 1, 0xAA, 3, 0, 0]
    }
    private let signature = [1] + [UInt8](repeating: 0, count: 64)

    private func outline(_ bytes: [UInt8]) throws(TransactionOutlineError) -> TransactionOutline {
        try TransactionOutline(bytes)
    }

    @Test func `signers and programs are read, in both forms`() throws {
        let lookup = [1] + key(5) + [2, 7, 8, 1, 9]
        for bytes in [signature + message, signature + [0x80] + message + lookup] {
            let outline = try outline(bytes)
            #expect(outline.signers.map(\.bytes) == [key(1)])
            #expect(outline.programs.map(\.bytes) == [key(3), key(4)])
        }
    }

    @Test func `what is cut anywhere, goes on or contradicts itself is refused`() {
        let whole = signature + message
        for length in 0..<whole.count {
            #expect(throws: TransactionOutlineError.self) {
                try outline(Array(whole.prefix(length)))
            }
        }
        #expect(throws: TransactionOutlineError.tooLong) { try outline(whole + [0]) }
        #expect(throws: TransactionOutlineError.otherVersion) {
            try outline(signature + [0x81] + message)
        }
        var twoSigners = whole
        twoSigners[65] = 2
        #expect(throws: TransactionOutlineError.impossible) { try outline(twoSigners) }
        var farProgram = whole
        farProgram[65 + 4 + 160 + 1] = 4
        #expect(throws: TransactionOutlineError.impossible) { try outline(farProgram) }
        #expect(throws: TransactionOutlineError.impossible) { try outline([0xFF, 0xFF, 0xFF, 1]) }
    }
}
