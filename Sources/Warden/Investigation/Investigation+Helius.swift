import Intel
import Solana

extension Investigation {
    mutating func askHelius(_ asked: AskedMint) {
        ask(Helius.asset(of: asked, within: SlotBound(slot: slot))) { investigation, asset, now in
            guard investigation.isSupply(asset.supply) else {
                investigation.dossier.opinions.append(.unknown(Gap(.helius, .contradiction)))
                return
            }
            investigation.dossier.opinions.append(
                .known(asset.opinions, source: .helius, at: now)
            )
        } missing: { investigation, gap in
            investigation.dossier.opinions.append(.unknown(gap))
        }
    }

    /// Whether what the index has of the supply can be true: it may lag behind what was burned, and not by a tenth.
    private func isSupply(_ stated: UInt64?) -> Bool {
        guard let stated, let token else { return true }
        let (more, less) = (max(stated, token.supply), min(stated, token.supply))
        return more - less <= more / 10
    }
}
