import ByteCodec
import Intel
import Solana
import TradeModel

extension TwinWorld {
    func birdeyeAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        let nothing = TwinAnswer(200, #"{"success":true,"data":null}"#)
        switch question.path {
        case "/defi/multi_price":
            let mints = Self.listed(question.body)
            let prices = mints.map { "\"\($0)\":\(birdeyePrice($0, at: now))" }
            return TwinAnswer(200, #"{"success":true,"data":{\#(prices.joined(separator: ","))}}"#)
        case "/defi/price":
            let mint = question.argument("address") ?? ""
            return TwinAnswer(200, #"{"success":true,"data":\#(birdeyePrice(mint, at: now))}"#)
        case "/defi/token_overview":
            guard let token = mint(question.argument("address"), at: now) else { return nothing }
            return TwinAnswer(200, #"{"success":true,"data":\#(overview(token, at: now))}"#)
        case "/defi/token_security":
            guard let token = mint(question.argument("address"), at: now) else { return nothing }
            return TwinAnswer(200, #"{"success":true,"data":\#(security(token))}"#)
        case "/defi/token_creation_info":
            guard let token = mint(question.argument("address"), at: now) else { return nothing }
            return TwinAnswer(200, #"{"success":true,"data":\#(creation(token))}"#)
        default: return Self.notFound
        }
    }

    private static func listed(_ body: [UInt8]) -> [String] {
        do throws(JSONError) {
            let list = try JSONValue(parsing: body)["list_address"]?.string ?? ""
            return list.split(separator: ",").map(String.init).filter { Address($0) != nil }
        } catch {
            return []
        }
    }

    private func birdeyePrice(_ text: String, at now: Instant) -> String {
        let time = now.milliseconds / 1_000
        if text == KnownAddress.wrappedSOL.description {
            return #"{"value":\#(Self.decimal(micro: solMicroUsd)),"updateUnixTime":\#(time)}"#
        }
        guard let token = mint(text, at: now) else { return "null" }
        let price = price(of: token) * Int128(token.birdeyePricePerMille) / 1_000
        return #"{"value":\#(Self.decimal(price, scale: 15)),"updateUnixTime":\#(time),"#
            + #""liquidity":\#(Self.decimal(micro: liquidity(of: token)))}"#
    }

    private func overview(_ token: TwinToken, at now: Instant) -> String {
        """
        {"address":"\(token.mint)","decimals":\(token.state.decimals),"symbol":"\(token.symbol)",
        "liquidity":\(Self.decimal(micro: liquidity(of: token))),
        "price":\(Self.decimal(price(of: token), scale: 15)),
        "totalSupply":\(Self.decimal(Int128(token.state.supply), scale: Int(token.state.decimals))),
        "holder":\(token.holders.count),"numberMarkets":1,
        "lastTradeUnixTime":\(now.milliseconds / 1_000)}
        """
    }

    private func security(_ token: TwinToken) -> String {
        func quoted(_ address: Address?) -> String { address.map { "\"\($0)\"" } ?? "null" }
        let hasFee = token.state.extensions.contains { $0.type == 1 }
        return """
            {"creatorAddress":"\(token.creator)","ownerAddress":\(quoted(token.state.mintAuthority)),
            "creationTime":\(token.createdAt.milliseconds / 1_000),"creatorPercentage":0.01,
            "mutableMetadata":false,"top10HolderPercent":0.2,"top10UserPercent":0.2,"fakeToken":null,
            "freezeable":\(token.state.freezeAuthority != nil),
            "freezeAuthority":\(quoted(token.state.freezeAuthority)),"transferFeeEnable":\(hasFee),
            "isToken2022":\(token.program == .token2022),"nonTransferable":false}
            """
    }

    private func creation(_ token: TwinToken) -> String {
        let signature = Base58.encode(token.mint.bytes + token.creator.bytes)
        return """
            {"txHash":"\(signature)","slot":\(Self.firstSlot - 18_000),"tokenAddress":"\(token.mint)",
            "decimals":\(token.state.decimals),"owner":"\(token.creator)",
            "blockUnixTime":\(token.createdAt.milliseconds / 1_000)}
            """
    }
}
