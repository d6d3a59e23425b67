import ByteCodec
import Solana
import TestSupport
import Testing

/// Account bytes that the real programs wrote, with what an official decoder makes of them.
@Suite(.enabled(if: Vectors.tokenState.isThere, "the vectors are not there"))
struct `Token state against the official decoder` {
    @Test func `every valid mint reads as it does there, powers included`() throws {
        var count = 0
        for sample in try Vectors.tokenState.cases("valid")
        where sample["decoded"]?["kind"]?.string == "mint" {
            let id = sample["id"]?.string ?? ""
            let mint = try Mint(try sample.account)
            let decoded = try #require(sample["decoded"])
            #expect(mint.mintAuthority?.description == decoded["mint_authority"]?.string, "\(id)")
            #expect(mint.freezeAuthority?.description == decoded["freeze_authority"]?.string)
            #expect("\(mint.supply)" == decoded["supply"]?.string, "\(id)")
            #expect("\(mint.decimals)" == decoded["decimals"]?.number, "\(id)")
            #expect(mint.extensions.count == decoded["extensions"]?.array?.count, "\(id)")
            try compare(MintPowers(mint), try #require(sample["facts"]), id)
            for (found, expected) in zip(mint.extensions, decoded["extensions"]?.array ?? []) {
                try compare(found, expected, id)
            }
            count += 1
        }
        #expect(count >= 30)
    }

    private func compare(_ powers: MintPowers, _ facts: JSONValue, _ id: String) throws {
        #expect((powers.mints != nil) == facts["mint_authority_live"]?.bool, "\(id)")
        #expect((powers.freezes != nil) == facts["freeze_authority_live"]?.bool, "\(id)")
        #expect(powers.seizes?.description == facts["permanent_delegate"]?.string, "\(id)")
        #expect(powers.hookProgram?.description == facts["transfer_hook_program"]?.string, "\(id)")
        #expect((powers.setsHook != nil) == facts["transfer_hook_changeable"]?.bool, "\(id)")
        #expect(powers.isBornFrozen == facts["default_account_frozen"]?.bool, "\(id)")
        #expect(powers.isNonTransferable == facts["non_transferable"]?.bool, "\(id)")
        #expect(powers.pauses?.description == facts["pausable_by"]?.string, "\(id)")
        #expect(powers.isPaused == facts["paused"]?.bool, "\(id)")
        #expect(powers.closes?.description == facts["closeable_by"]?.string, "\(id)")
        #expect(powers.permitsBurns?.description == facts["permissioned_burn_by"]?.string, "\(id)")
        if let changeable = facts["transfer_fee_changeable"]?.bool {
            #expect((powers.setsTransferFee != nil) == changeable, "\(id)")
            let rates = ["transfer_fee_bps_now", "transfer_fee_bps_scheduled"].compactMap {
                facts[$0]?.number.flatMap { UInt16($0) }
            }
            #expect(powers.transferFeeBps >= (rates.max() ?? 0), "\(id)")
        } else {
            #expect(powers.transferFeeBps == 0 && powers.setsTransferFee == nil, "\(id)")
        }
    }

    private func compare(
        _ found: MintExtension,
        _ expected: JSONValue,
        _ id: String
    ) throws {
        let fields = try #require(expected["fields"])
        switch found {
        case .transferFee(let config):
            #expect(
                config.authority?.description == fields["transfer_fee_config_authority"]?.string
            )
            #expect(
                config.withdrawAuthority?.description
                    == fields["withdraw_withheld_authority"]?.string
            )
            #expect("\(config.withheld)" == fields["withheld_amount"]?.string)
            for (fee, key) in [
                (config.older, "older_transfer_fee"), (config.newer, "newer_transfer_fee"),
            ] {
                #expect("\(fee.epoch)" == fields[key]?["epoch"]?.string, "\(id)")
                #expect("\(fee.maximum)" == fields[key]?["maximum_fee"]?.string, "\(id)")
                #expect("\(fee.basisPoints)" == fields[key]?["transfer_fee_basis_points"]?.number)
            }
        case .metadata(let metadata):
            #expect(metadata.name == fields["name"]?.string, "\(id)")
            #expect(metadata.symbol == fields["symbol"]?.string, "\(id)")
            #expect(metadata.uri == fields["uri"]?.string, "\(id)")
            #expect(metadata.mint.description == fields["mint"]?.string, "\(id)")
        case .interest(let authority, let rate):
            #expect(authority?.description == fields["rate_authority"]?.string, "\(id)")
            #expect("\(rate)" == fields["current_rate"]?.number, "\(id)")
        case .confidentialTransfer(let authority), .scaledDisplay(let authority):
            #expect(authority?.description == fields["authority"]?.string, "\(id)")
        case .metadataPointer(_, let address):
            #expect(address?.description == fields["metadata_address"]?.string, "\(id)")
        default: break
        }
    }

    @Test func `every valid account reads as it does there`() throws {
        var count = 0
        for sample in try Vectors.tokenState.cases("valid")
        where sample["decoded"]?["kind"]?.string == "account" {
            let account = try TokenAccount(try sample.account)
            let decoded = try #require(sample["decoded"])
            #expect(account.mint.description == decoded["mint"]?.string)
            #expect(account.owner.description == decoded["owner"]?.string)
            #expect("\(account.amount)" == decoded["amount"]?.string)
            #expect(account.delegate?.description == decoded["delegate"]?.string)
            #expect("\(account.delegatedAmount)" == decoded["delegated_amount"]?.string)
            #expect(account.isFrozen == (decoded["state"]?.string == "frozen"))
            #expect(account.closeAuthority?.description == decoded["close_authority"]?.string)
            #expect(
                account.nativeReserve.map { "\($0)" }
                    == decoded["is_native_rent_exempt_reserve"]?.string
            )
            #expect(account.extensions.count == decoded["extensions"]?.array?.count)
            #expect(throws: TokenStateError.self) { try Mint(try sample.account) }
            count += 1
        }
        #expect(count >= 5)
    }

    @Test func `every invalid state is refused as a mint and as an account`() throws {
        let samples = try Vectors.tokenState.cases("invalid")
        #expect(samples.count >= 40)
        for sample in samples {
            let account = try sample.account
            #expect(throws: TokenStateError.self, "\(sample["why"]?.string ?? "")") {
                try Mint(account)
            }
            #expect(throws: TokenStateError.self, "\(sample["why"]?.string ?? "")") {
                try TokenAccount(account)
            }
        }
    }

    @Test func `fees are those that the real program took`() throws {
        let samples = try Vectors.transferFee.cases("cases")
        #expect(samples.count >= 90)
        for sample in samples {
            let fee = TransferFee(
                epoch: 0,
                maximum: try #require(sample["maximum_fee"]?.string.flatMap { UInt64($0) }),
                basisPoints: try #require(sample["basis_points"]?.number.flatMap { UInt16($0) })
            )
            let amount = try #require(sample["amount"]?.string.flatMap { UInt64($0) })
            #expect("\(fee.fee(on: amount))" == sample["fee"]?.string, "\(sample)")
        }
    }

    /// A bit the other way, or bytes missing at the end: never a trap, and no extension is passed over.
    @Test func `no bent state traps, and none that is read has lost an extension`() throws {
        for sample in try Vectors.tokenState.cases("valid") {
            let account = try sample.account
            let isMint = sample["decoded"]?["kind"]?.string == "mint"
            let count = try #require(sample["decoded"]?["extensions"]?.array?.count)
            for place in account.data.indices {
                for bit in 0..<8 {
                    var bent = account.data
                    bent[place] ^= 1 << UInt8(bit)
                    let other = Account(owner: account.owner, lamports: 1, data: bent)
                    if let mint = try? Mint(other) {
                        #expect(isMint && mint.extensions.count == count)
                    }
                    if let holding = try? TokenAccount(other) {
                        #expect(!isMint && holding.extensions.count == count)
                    }
                }
            }
            for length in 0..<account.data.count {
                let cut = Array(account.data.prefix(length))
                let other = Account(owner: account.owner, lamports: 1, data: cut)
                _ = try? Mint(other)
                _ = try? TokenAccount(other)
            }
        }
    }
}

enum Vectors {
    static let tokenState = VectorFile("solana/token_state.json")
    static let transferFee = VectorFile("solana/token2022_transfer_fee.json")
}

extension JSONValue {
    /// The account that a case speaks of.
    fileprivate var account: Account {
        get throws {
            Account(
                owner: try #require(self["owner_program"]?.string.flatMap { Address($0) }),
                lamports: 1,
                data: try #require(self["data_base64"]?.string.flatMap { Base64.decode($0) })
            )
        }
    }
}
