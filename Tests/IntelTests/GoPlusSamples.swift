/// Answers as GoPlus gives them.
enum GoPlusSamples {
    static let mint = PriceSamples.mint(1)
    static let creator = PriceSamples.mint(900)

    private static func power(_ name: String) -> String {
        #""\#(name)":{"authority":[],"status":"0"}"#
    }

    static let security = """
        {"code":1,"message":"OK","result":{"\(mint)":{
        \(power("balance_mutable_authority")),\(power("closable")),
        "creators":[{"address":"\(creator)","malicious_address":0}],
        "default_account_state":"1",\(power("default_account_state_upgradable")),
        "dex":[{"burn_percent":99.5,"day":{"price_max":"0.019","price_min":"0.017","volume":"1043914.5"},
        "dex_name":"raydium","fee_rate":"0.0025","id":"\(PriceSamples.mint(80))","lp_amount":"420950.22",
        "month":{"price_max":"0.02","price_min":"0.01","volume":"2"},"open_time":"0",
        "price":"0.01747660341747187","tvl":"80000.123456789","type":"Standard",
        "week":{"price_max":"0.02","price_min":"0.01","volume":"2"}}],
        \(power("freezable")),"holder_count":"1234",
        "holders":[{"account":"\(PriceSamples.mint(72))","balance":"100000000","is_locked":0,
        "locked_detail":[],"percent":"0.1000000001","tag":"","token_account":"\(PriceSamples.mint(71))"}],
        "lp_holders":[{"account":"\(PriceSamples.mint(85))","balance":"10","is_locked":1,
        "locked_detail":[],"percent":"0.9950000001","tag":"burn",
        "token_account":"\(PriceSamples.mint(86))"}],
        "metadata":{"description":"","name":"Keel","symbol":"KEEL","uri":""},
        "metadata_mutable":{"metadata_upgrade_authority":[],"status":"0"},
        \(power("mintable")),"non_transferable":"0","total_supply":"999999999.123456",
        "transfer_fee":{},\(power("transfer_fee_upgradable")),"transfer_hook":[],
        \(power("transfer_hook_upgradable")),"trusted_token":0}}}
        """
}
