// Derived addresses against those that the official library makes.

import ByteCodec
import Solana
import TestSupport
import Testing

@Suite struct `Derived addresses` {
    @Test func `a wallet's account of wrapped SOL is where it is known to be`() throws {
        let wallet = try #require(Address("D7A9TRuT6Mae5S5LAiv6tokHJH7B84wCzZjt7g8xQbWf"))
        let account = Address.associatedTokenAccount(of: wallet, for: KnownAddress.wrappedSOL)
        #expect(account == Address("5PcpPrDxLAxMMybGyX1DNzxEzT8q6mdqQhgNh8Rv13AA"))
        #expect(account?.isOnCurve == false)
    }

    @Test func `what is too long or too many gives no address`() {
        let program = KnownAddress.tokenProgram
        let long = [UInt8](repeating: 1, count: 33)
        #expect(Address.derived(from: [long], by: program) == nil)
        #expect(Address.derived(exactly: [long], by: program) == nil)
        let many = [[UInt8]](repeating: [1], count: 16)
        #expect(Address.derived(from: many, by: program) == nil)
        #expect(Address.derived(exactly: many + [[2]], by: program) == nil)
    }
}

@Suite(.enabled(if: DerivedVectors.file.isThere, "the official library's vectors are not here"))
struct `Derived addresses of the official library` {
    @Test func `the same seeds give the same address with the same bump`() throws {
        let cases = try DerivedVectors.file.cases("find_program_address")
        #expect(cases.count >= 50)
        for sample in cases {
            let found = Address.derived(from: try sample.seeds, by: try #require(sample.program))
            #expect(found?.address.description == sample["address"]?.string)
            #expect(found.map { "\($0.bump)" } == sample["bump"]?.number)
        }
    }

    @Test func `seeds that lead onto the curve, or that are not allowed, give none`() throws {
        let exact = try DerivedVectors.file.cases("create_program_address")
        #expect(exact.contains { $0["ok"]?.bool == true })
        #expect(exact.contains { $0["ok"]?.bool == false })
        for sample in exact {
            let found = Address.derived(exactly: try sample.seeds, by: try #require(sample.program))
            #expect(found?.description == sample["address"]?.string)
        }
        for sample in try DerivedVectors.file.cases("invalid") {
            let found = Address.derived(from: try sample.seeds, by: try #require(sample.program))
            #expect(found == nil, "\(sample["why"]?.string ?? "")")
        }
    }

    @Test func `points of the curve are told from what is none`() throws {
        let cases = try DerivedVectors.file.cases("is_on_curve")
        #expect(cases.contains { $0["on_curve"]?.bool == false })
        for sample in cases {
            let address = try #require(sample["pubkey"]?.string.flatMap { Address($0) })
            #expect(address.isOnCurve == sample["on_curve"]?.bool)
        }
    }

    @Test func `a wallet's accounts under both token programs`() throws {
        for sample in try DerivedVectors.file.cases("associated_token_account") {
            func address(_ name: String) throws -> Address {
                try #require(sample[name]?.string.flatMap { Address($0) })
            }
            let program = try #require(TokenProgram(try address("token_program")))
            let found = Address.associatedTokenAccount(
                of: try address("wallet"),
                for: try address("mint"),
                program: program
            )
            #expect(try found == address("ata"))
            #expect(try address("wallet").isOnCurve == sample["wallet_on_curve"]?.bool)
        }
    }
}

private enum DerivedVectors {
    static let file = VectorFile("solana/pda.json")
}

extension JSONValue {
    fileprivate var program: Address? { self["program"]?.string.flatMap { Address($0) } }

    fileprivate var seeds: [[UInt8]] {
        get throws { try (self["seeds_hex"]?.array ?? []).map { try Hex.decode($0.string ?? "") } }
    }
}
