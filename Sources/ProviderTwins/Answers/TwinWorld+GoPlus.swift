import Intel
import Solana
import TradeModel

extension TwinWorld {
    func goPlusAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        guard question.path == "/api/v1/solana/token_security" else { return Self.notFound }
        guard let token = mint(question.argument("contract_addresses"), at: now) else {
            return TwinAnswer(200, #"{"code":2021,"message":"no such token","result":{}}"#)
        }
        return TwinAnswer(
            200,
            #"{"code":1,"message":"OK","result":{"\#(token.mint)":\#(goPlusSecurity(token))}}"#
        )
    }

    private func goPlusSecurity(_ token: TwinToken) -> String {
        func power(_ name: String, _ holder: Address?) -> String {
            let holders = holder.map { #"{"address":"\#($0)","malicious_address":0}"# } ?? ""
            return #""\#(name)":{"authority":[\#(holders)],"status":"\#(holder == nil ? 0 : 1)"}"#
        }
        let powers = [
            power("balance_mutable_authority", nil), power("closable", nil),
            power("default_account_state_upgradable", nil),
            power("freezable", token.state.freezeAuthority),
            power("mintable", token.state.mintAuthority), power("transfer_fee_upgradable", nil),
            power("transfer_hook_upgradable", nil),
        ]
        return """
            {\(powers.joined(separator: ",")),"default_account_state":"1",
            "metadata_mutable":{"metadata_upgrade_authority":[],"status":"0"},
            "creators":[{"address":"\(token.creator)","malicious_address":0}],
            "dex":[],"holder_count":"\(token.holders.count)","holders":[],"lp_holders":[],
            "non_transferable":"0","transfer_fee":{},"transfer_hook":[],"trusted_token":0}
            """
    }
}
