import ByteCodec
import Intel
import Solana
import Testing
import TradeModel

@Suite struct `A node's answers` {
    private static let mint = PriceSamples.mint(1)
    private static let owner = KnownAddress.tokenProgram

    private static let accounts = """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"apiVersion":"3.1.8","slot":500},"value":[
         {"lamports":1461600,"owner":"\(owner)","data":["AQID","base64"],"executable":false,
          "rentEpoch":18446744073709551615,"space":3},null]}}
        """
    private static let largest = """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"slot":501},"value":[
         {"address":"\(PriceSamples.mint(2))","amount":"900","decimals":6,"uiAmount":0.0009,"uiAmountString":"0.0009"},
         {"address":"\(PriceSamples.mint(3))","amount":"100","decimals":6,"uiAmount":null,"uiAmountString":"x"}]}}
        """
    private static let epoch = """
        {"jsonrpc":"2.0","id":1,"result":{"absoluteSlot":502,"blockHeight":400,"epoch":3,"slotIndex":1,
         "slotsInEpoch":432000,"transactionCount":null}}
        """
    private static let simulated = """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"slot":503},"value":{"err":null,"logs":["x"],
         "accounts":[{"lamports":5,"owner":"\(owner)","data":["","base64"],"executable":false,"rentEpoch":0}],
         "unitsConsumed":1200,"returnData":null}}}
        """

    private static let askAccounts = SolanaRPC.accounts(
        [mint, PriceSamples.mint(9)],
        notBefore: 490
    )
    private static let askSimulation = SolanaRPC.simulation(
        of: [1, 2, 3],
        watching: [mint],
        notBefore: 490
    )

    private func text(_ request: ProviderRequest) -> String {
        String(decoding: request.body, as: UTF8.self)
    }

    @Test func `questions are JSON-RPC's, say which state they want, and lead nowhere else`() {
        #expect(
            text(Self.askAccounts.request)
                == #"{"jsonrpc":"2.0","id":1,"method":"getMultipleAccounts","params":[["\#(Self.mint)","#
                + #""\#(PriceSamples.mint(9))"],{"encoding":"base64","commitment":"confirmed","#
                + #""minContextSlot":490}]}"#
        )
        #expect(
            text(Self.askSimulation.request)
                == #"{"jsonrpc":"2.0","id":1,"method":"simulateTransaction","params":["AQID",{"#
                + #""encoding":"base64","sigVerify":false,"replaceRecentBlockhash":true,"#
                + #""accounts":{"encoding":"base64","addresses":["\#(Self.mint)"]},"#
                + #""commitment":"confirmed","minContextSlot":490}]}"#
        )
        #expect(
            text(SolanaRPC.largestAccounts(of: Self.mint, .finalized).request)
                == #"{"jsonrpc":"2.0","id":1,"method":"getTokenLargestAccounts","params":["#
                + #""\#(Self.mint)",{"commitment":"finalized"}]}"#
        )
        #expect(Self.askAccounts.request.path.isEmpty && Self.askAccounts.request.isRepeatable)
        #expect(Self.askAccounts.request.endpoint == "getMultipleAccounts")
    }

    @Test func `accounts come with their owner and bytes, and what does not exist is nil`() throws {
        let reading = try Self.askAccounts.decode(PriceFixture(Self.accounts).reply())
        #expect(reading.slot == 500)
        #expect(
            reading.value == [
                Account(owner: Self.owner, lamports: 1_461_600, data: [1, 2, 3]), nil,
            ]
        )
    }

    @Test func `the largest accounts, an epoch, a simulation`() throws {
        let largest = try SolanaRPC.largestAccounts(of: Self.mint)
            .decode(PriceFixture(Self.largest).reply())
        #expect(largest.value.map(\.amount) == [900, 100] && largest.slot == 501)
        let epoch = try SolanaRPC.epoch().decode(PriceFixture(Self.epoch).reply())
        #expect(epoch.epoch == 3 && epoch.slot == 502)
        let simulation = try Self.askSimulation.decode(PriceFixture(Self.simulated).reply())
        #expect(simulation.value.failure == nil && simulation.value.units == 1_200)
        #expect(simulation.value.accounts?.compactMap { $0 }.map(\.lamports) == [5])
    }

    @Test(arguments: [
        (
            #"{"InstructionError":[2,{"Custom":6001}]}"#,
            TransactionFailure.program(instruction: 2, code: 6_001)
        ),
        (#"{"InstructionError":[0,"InvalidAccountData"]}"#, .instruction(0, "InvalidAccountData")),
        (#"{"InstructionError":[1,{"BorshIoError":"x"}]}"#, .instruction(1, "BorshIoError")),
        (#""AccountNotFound""#, .transaction("AccountNotFound")),
        (
            #"{"InsufficientFundsForRent":{"account_index":3}}"#,
            .transaction("InsufficientFundsForRent")
        ),
    ])
    func `a failing transaction says why`(json: String, failure: TransactionFailure) throws {
        let fixture = try PriceFixture(Self.simulated).with("result.value.err", json: json)
            .with("result.value.accounts", json: "null")
        let simulation = try Self.askSimulation.decode(fixture.reply()).value
        #expect(simulation.failure == failure && simulation.accounts == nil)
    }

    @Test func `a node's refusal is told with its code`() throws {
        let text =
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32016,"message":"Minimum context slot"}}"#
        #expect(throws: IntelError.refused(code: "-32016", message: "Minimum context slot")) {
            try Self.askAccounts.decode(PriceFixture(text).reply())
        }
    }

    @Test func `a state from before the one that was asked for is refused`() throws {
        let late = try PriceFixture(Self.accounts).with("result.context.slot", json: "489").reply()
        #expect(throws: IntelError.absurd(field: "result.context.slot", value: "489")) {
            try Self.askAccounts.decode(late)
        }
    }

    @Test(arguments: [
        ("id", "2"), ("result", "null"), ("result.value", "[null]"),
        ("result.value", "[null,null,null]"),
        ("result.value[0].data", #""AQID""#), ("result.value[0].data", #"["AQI","base64"]"#),
        ("result.value[0].data", #"["AQID","base58"]"#), ("result.value[0].data", #"["AQID"]"#),
        ("result.value[0].owner", #""x""#), ("result.value[0].lamports", "-1"),
        ("result.value[0].lamports", "1.5"), ("result.context", "null"),
        ("result.context.slot", "1e300"),
    ])
    func `what is not what was asked for is refused`(path: String, json: String) throws {
        let bent = try PriceFixture(Self.accounts).with(path, json: json).reply()
        #expect(throws: IntelError.self) { try Self.askAccounts.decode(bent) }
    }

    @Test func `a list that is not in order hides somebody`() throws {
        let bent = try PriceFixture(Self.largest).with("result.value[1].amount", json: #""901""#)
        #expect(throws: IntelError.absurd(field: "result.value", value: "accounts out of order")) {
            try SolanaRPC.largestAccounts(of: Self.mint).decode(bent.reply())
        }
    }

    @Test func `answers bent in every place are read or refused, and never trap`() throws {
        var refused = 0
        for (text, read) in [
            (Self.accounts, { _ = try Self.askAccounts.decode($0) }),
            (Self.largest, { _ = try SolanaRPC.largestAccounts(of: Self.mint).decode($0) }),
            (Self.epoch, { _ = try SolanaRPC.epoch().decode($0) }),
            (Self.simulated, { _ = try Self.askSimulation.decode($0) }),
        ] as [(String, (ProviderReply) throws -> Void)] {
            let fixture = try PriceFixture(text)
            for path in fixture.paths {
                for oddity in PriceFixture.oddities {
                    let reply = try fixture.with(path, json: oddity).reply()
                    do { try read(reply) } catch is IntelError { refused += 1 }
                }
            }
        }
        #expect(refused > 300)
    }
}
