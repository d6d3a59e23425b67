import Solana
import TradeModel

/// Answers as Birdeye gives them.
enum BirdeyeSamples {
    static let mint = PriceSamples.mint(1)
    static let creator = PriceSamples.mint(900)
    /// Seven seconds before the answer arrives.
    static let measured = PriceSamples.now.milliseconds / 1_000 - 7
    static let created = PriceSamples.now.milliseconds / 1_000 - 86_400
    static let signature = Base58.encode((0..<64).map { UInt8($0 + 1) })

    static let price = """
        {"success":true,"data":{"isScaledUiToken":false,"value":0.000023456789012345,
        "updateUnixTime":\(measured),"updateHumanTime":"2026-09-21T14:13:13",
        "priceChange24h":-3.25,"priceInNative":1.5e-07,"liquidity":81234.5678901}}
        """

    static let unknown = #"{"success":true,"data":null}"#

    static let prices = """
        {"success":true,"data":{
        "\(PriceSamples.mint(1))":{"value":1.25,"updateUnixTime":\(measured),
        "updateHumanTime":"2026-09-21T14:13:13","priceChange24h":0.1,"liquidity":500000.25},
        "\(PriceSamples.mint(2))":null,
        "\(PriceSamples.mint(3))":{"value":2.5e-9,"updateUnixTime":\(measured),
        "updateHumanTime":"2026-09-21T14:13:13","priceChange24h":null,"liquidity":12}}}
        """

    static let overview = """
        {"success":true,"data":{"address":"\(mint)","decimals":6,"symbol":"KEEL","name":"Keel",
        "extensions":{"website":"https://example.org"},"logoURI":null,"liquidity":81234.56,
        "price":0.000023456789,"marketCap":23456.7,"fdv":23456.7,"totalSupply":999999999.123456,
        "circulatingSupply":999999999.123456,"holder":1234,"numberMarkets":3,
        "lastTradeUnixTime":\(measured),"history24hPrice":0.00002,"v24hUSD":1000.5,"uniqueWallet24h":55}}
        """

    static let security = """
        {"success":true,"data":{"creatorAddress":"\(creator)","creatorOwnerAddress":null,
        "ownerAddress":null,"ownerOfOwnerAddress":null,"creationTx":"\(signature)",
        "creationTime":\(created),"creationSlot":299000000,"mintTx":null,"mintTime":null,"mintSlot":null,
        "creatorBalance":1000.5,"ownerBalance":null,"ownerPercentage":null,"creatorPercentage":0.0101,
        "metaplexUpdateAuthority":"\(creator)","metaplexUpdateAuthorityBalance":0,
        "metaplexUpdateAuthorityPercent":0,"mutableMetadata":false,"top10HolderBalance":250000000,
        "top10HolderPercent":0.25,"top10UserBalance":150000000,"top10UserPercent":0.1500001,
        "isTrueToken":null,"fakeToken":null,"totalSupply":999999999.123456,"preMarketHolder":[],
        "lockInfo":null,"freezeable":false,"freezeAuthority":null,"transferFeeEnable":false,
        "transferFeeData":null,"isToken2022":false,"nonTransferable":false,"jupStrictList":null}}
        """

    static let creation = """
        {"success":true,"data":{"txHash":"\(signature)","slot":299000000,"tokenAddress":"\(mint)",
        "decimals":6,"owner":"\(creator)","blockUnixTime":\(created),
        "blockHumanTime":"2026-09-20T14:13:20.000Z"}}
        """
}
