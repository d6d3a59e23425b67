/// Answers as Jupiter gives them.
enum JupiterSamples {
    static let mint = PriceSamples.mint(1)
    static let dollar = PriceSamples.mint(500)
    static let developer = PriceSamples.mint(900)
    static let slot: UInt64 = 299_283_763

    static let prices = """
        {"\(PriceSamples.mint(1))":{"createdAt":"2026-09-20T14:13:20.000Z","liquidity":81234.56,
        "usdPrice":0.000023456789012345,"blockId":299283760,"decimals":6,"priceChange24h":-3.25},
        "\(PriceSamples.mint(3))":{"createdAt":"2024-06-05T08:55:25.527Z","liquidity":500000000.25,
        "usdPrice":147.478980,"blockId":299283763,"decimals":9,"priceChange24h":1.25}}
        """

    static let token = """
        [{"id":"\(mint)","name":"Keel","symbol":"KEEL","icon":"https://example.org/keel.png","decimals":6,
        "dev":"\(developer)","circSupply":999999999.12,"totalSupply":999999999.12,
        "tokenProgram":"\(PriceSamples.mint(600))","createdAt":"2026-09-20T14:13:20Z",
        "firstPool":{"id":"\(PriceSamples.mint(80))","createdAt":"2026-09-20T14:15:00Z"},
        "holderCount":1234,"audit":{"mintAuthorityDisabled":true,"freezeAuthorityDisabled":true,
        "topHoldersPercentage":25.00000001,"devBalancePercentage":1.01,"devMints":2},
        "organicScore":12.3456789,"organicScoreLabel":"low","isVerified":false,"tags":["unknown"],
        "fdv":23456.7,"mcap":23456.7,"usdPrice":0.0000234,"priceBlockId":299283760,"liquidity":81234.56,
        "stats5m":{"priceChange":0.1,"numBuys":1,"numSells":2},"updatedAt":"2026-09-21T14:13:13.5Z"}]
        """

    static let shield = """
        {"warnings":{"\(mint)":[
        {"type":"NOT_VERIFIED","message":"This token is not verified","severity":"info"},
        {"type":"LOW_LIQUIDITY","message":"There is little liquidity","severity":"warning"},
        {"type":"HAS_FREEZE_AUTHORITY","message":"Accounts can be frozen","severity":"critical",
        "source":"RugCheck"}]}}
        """

    static let quote = """
        {"inputMint":"\(mint)","inAmount":"1000000000","outputMint":"\(dollar)","outAmount":"20000001",
        "otherAmountThreshold":"19900000","swapMode":"ExactIn","slippageBps":50,"platformFee":null,
        "priceImpactPct":"0.00120000001","routePlan":[
        {"swapInfo":{"ammKey":"\(PriceSamples.mint(80))","label":"Raydium","inputMint":"\(mint)",
        "outputMint":"\(PriceSamples.mint(501))","inAmount":"1000000000","outAmount":"140000"},
        "percent":100,"bps":10000},
        {"swapInfo":{"ammKey":"\(PriceSamples.mint(87))","label":"Whirlpool",
        "inputMint":"\(PriceSamples.mint(501))","outputMint":"\(dollar)","inAmount":"140000",
        "outAmount":"20000001"},"percent":100}],
        "contextSlot":299283763,"timeTaken":0.015,"futureField":{"kept":true}}
        """

    static let swap = """
        {"swapTransaction":"AQIDBAU=","lastValidBlockHeight":279632475,"prioritizationFeeLamports":9999,
        "computeUnitLimit":388876,"prioritizationType":{"computeBudget":{"microLamports":25715}},
        "dynamicSlippageReport":null,"simulationError":null}
        """
}
