import ByteCodec
import Intel
import Solana
import TradeModel

extension TwinWorld {
    func heliusAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        do throws(JSONError) {
            let call = try JSONValue(parsing: question.body)
            let id = call["id"]?.number ?? "null"
            switch call["method"]?.string {
            case "getAsset":
                guard let token = mint(call["params"]?["id"]?.string, at: now) else {
                    return Self.failure(id, -32_000, "Asset Not Found")
                }
                return Self.result(id, asset(token, at: now))
            case "getPriorityFeeEstimate":
                return Self.result(id, #"{"priorityFeeEstimate":12000.5}"#)
            default: return Self.failure(id, -32_601, "Method not found")
            }
        } catch {
            return Self.failure("null", -32_700, "Parse error")
        }
    }

    private func asset(_ token: TwinToken, at now: Instant) -> String {
        var authorities = ""
        if let mints = token.state.mintAuthority {
            authorities += #","mint_authority":"\#(mints)""#
        }
        if let freezes = token.state.freezeAuthority {
            authorities += #","freeze_authority":"\#(freezes)""#
        }
        let hasFee = token.state.extensions.contains { $0.type == 1 }
        let extensions = hasFee ? #""transfer_fee_config":{"withheld_amount":0}"# : ""
        return """
            {"interface":"FungibleToken","id":"\(token.mint)","content":{"json_uri":"",
            "metadata":{"name":"\(token.symbol)","symbol":"\(token.symbol)"}},"authorities":[],
            "creators":[],"mutable":false,"burnt":false,"mint_extensions":{\(extensions)},
            "token_info":{"symbol":"\(token.symbol)","supply":\(token.state.supply),
            "decimals":\(token.state.decimals),"token_program":"\(token.program.address)"\(authorities)},
            "last_indexed_slot":\(slot(at: now))}
            """
    }
}
