// Addresses that a program derives from what they are about, so that anybody can find them and nobody has a key to
// them: the SHA-256 over the seeds, the program and a mark, with the first bump from 255 downward that leads off
// the curve.

import Cryptography

extension Address {
    private static let mark = Array("ProgramDerivedAddress".utf8)
    private static let longestSeed = 32
    private static let mostSeeds = 16

    /// Whether somebody may have a key to it; nobody has one to a derived address.
    public var isOnCurve: Bool { Ed25519.isPoint(bytes) }

    /// The address that `program` derives from exactly these seeds; nil when a seed is longer than 32 bytes, when
    /// they are more than 16, and when somebody may have a key to what comes out.
    public static func derived(exactly seeds: [[UInt8]], by program: Address) -> Address? {
        guard seeds.count <= mostSeeds, seeds.allSatisfy({ $0.count <= longestSeed }) else {
            return nil
        }
        let hash = SHA256.hash(seeds.flatMap { $0 } + program.bytes + mark)
        return Ed25519.isPoint(hash.bytes) ? nil : Address(bytes: hash.bytes)
    }

    /// The address that `program` derives from these seeds and the highest bump that gives one, with that bump;
    /// nil when a seed is longer than 32 bytes or they are more than 15.
    public static func derived(
        from seeds: [[UInt8]],
        by program: Address
    ) -> (address: Address, bump: UInt8)? {
        guard seeds.count < mostSeeds else { return nil }
        for bump in (0...UInt8.max).reversed() {
            if let found = derived(exactly: seeds + [[bump]], by: program) { return (found, bump) }
        }
        return nil
    }

    /// The account of a token that a wallet has by custom.
    public static func associatedTokenAccount(
        of wallet: Address,
        for mint: Address,
        program: TokenProgram = .token
    ) -> Address? {
        derived(
            from: [wallet.bytes, program.address.bytes, mint.bytes],
            by: KnownAddress.associatedTokenProgram
        )?.address
    }
}
