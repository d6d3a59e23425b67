/// Answers as RugCheck gives them.
enum RugCheckSamples {
    static let mint = PriceSamples.mint(1)
    static let creator = PriceSamples.mint(900)

    static let summary = """
        {"tokenProgram":"\(PriceSamples.mint(600))","tokenType":"","risks":[
        {"name":"Mutable metadata","value":"","description":"The owner can change the metadata",
        "score":100,"level":"warn"},
        {"name":"Freeze Authority still enabled","value":"","description":"Accounts can be frozen",
        "score":7500,"level":"danger"}],"score":7601,"score_normalised":61,"lpLockedPct":97.123456789}
        """

    static let report = """
        {"mint":"\(mint)","tokenProgram":"\(PriceSamples.mint(600))","tokenType":"",
        "token":{"mintAuthority":null,"supply":999999999123456,"decimals":6,"isInitialized":true,
        "freezeAuthority":null},"token_extensions":null,
        "tokenMeta":{"name":"Keel","symbol":"KEEL","uri":"","mutable":false,"updateAuthority":""},
        "creator":"\(creator)","creatorBalance":0,
        "creatorTokens":[{"mint":"\(PriceSamples.mint(70))","marketCap":12.5,
        "createdAt":"2026-09-01T00:00:00Z"}],
        "detectedAt":"2026-09-20T14:13:20.123456789Z","events":[],"fileMeta":null,
        "topHolders":[
        {"address":"\(PriceSamples.mint(71))","amount":100000000000000,"decimals":6,"pct":10.00000001,
        "uiAmount":100000000,"uiAmountString":"100000000","owner":"\(PriceSamples.mint(72))",
        "insider":false},
        {"address":"\(PriceSamples.mint(73))","amount":50000000000000,"decimals":6,"pct":5,
        "uiAmount":50000000,"uiAmountString":"50000000","owner":"\(PriceSamples.mint(74))",
        "insider":true}],
        "freezeAuthority":null,"mintAuthority":null,
        "risks":[{"name":"Low Liquidity","value":"$12","description":"Low amount of liquidity",
        "score":500,"level":"warn"}],
        "score":501,"score_normalised":12,
        "lockers":{"\(PriceSamples.mint(75))":{"programID":"\(PriceSamples.mint(76))",
        "tokenAccount":"\(PriceSamples.mint(77))","owner":"\(PriceSamples.mint(78))","uri":"",
        "unlockDate":1900000000,"usdcLocked":4000.25,"type":"streamflow"}},
        "lockerOwners":{},"lpLockers":null,
        "markets":[
        {"pubkey":"\(PriceSamples.mint(80))","marketType":"raydium","mintA":"\(mint)",
        "mintB":"So11111111111111111111111111111111111111112","mintLP":"\(PriceSamples.mint(81))",
        "liquidityA":"\(PriceSamples.mint(82))","liquidityB":"\(PriceSamples.mint(83))",
        "lp":{"baseMint":"\(mint)","quoteMint":"So11111111111111111111111111111111111111112",
        "lpLocked":1000,"lpUnlocked":5,"lpLockedPct":99.5024875,"lpLockedUSD":80000.5,"quoteUSD":40000,
        "lpMaxSupply":0,"lpTotalSupply":1005,"holders":[]}},
        {"pubkey":"\(PriceSamples.mint(84))","marketType":"meteora_dlmm","mintA":"\(mint)",
        "mintB":"So11111111111111111111111111111111111111112","mintLP":"","lp":null}],
        "totalMarketLiquidity":81234.5,"totalStableLiquidity":0,"totalLPProviders":3,"totalHolders":1234,
        "price":0.000023,"rugged":false,"tokenReports":[],
        "transferFee":{"pct":0,"maxAmount":0,"authority":"11111111111111111111111111111111"},
        "knownAccounts":{},"verification":null,"graphInsidersDetected":0,"insiderNetworks":null,
        "launchpad":null}
        """
}
