import Cryptography
import Intel
import Solana
import TradeModel

extension TokenDossier {
    /// The first eight bytes of the SHA-256 over everything in it, big-endian.
    public var digest: UInt64 {
        var lines: [String] = []
        func add<Value>(_ name: String, _ list: [Evidence<Value>], _ value: (Value) -> String) {
            for evidence in list {
                var line = "\(name) \(evidence.source.rawValue) "
                switch evidence {
                case .known(let known, _, let at):
                    line += "known \(at.nanoseconds) \(value(known))\n"
                case .unknown(let gap):
                    switch gap.reason {
                    case .notAsked: line += "not-asked\n"
                    case .failed(let words): line += "failed \(words.utf8.count) \(words)\n"
                    case .stale(let age): line += "stale \(age.nanoseconds)\n"
                    case .contradiction: line += "contradiction\n"
                    case .absurd: line += "absurd\n"
                    }
                }
                lines.append(line)
            }
        }
        add("powers", [powers]) { "\($0.broken.rawValue)" }
        add("chain-liquidity", [chainLiquidity]) { "\($0)" }
        add("stated-liquidity", statedLiquidity) { "\($0)" }
        add("holders", [holders]) { "\($0.amount(ofLargest: 10)) \($0.supply)" }
        add("created", created) { "\($0)" }
        add("lock", [lock]) { "\($0.rawValue)" }
        add("sell", [sell]) {
            "\($0.succeeded) \($0.received) \($0.minimum) \($0.impact) \($0.loss)"
        }
        add("price", [priceAgrees]) { "\($0)" }
        add("creator", [creatorIsBad]) { "\($0)" }
        add("opinions", opinions) { list in
            // Lengths stand before texts from outside, so that no text can pass for two.
            list.map { opinion in
                let rule = opinion.rule.map { "\($0.rawValue)" } ?? "-"
                return "\(opinion.provider.rawValue) \(opinion.severity.rawValue) \(rule)"
                    + " \(opinion.code.utf8.count) \(opinion.code)"
                    + " \(opinion.words.utf8.count) \(opinion.words)"
            }
            .joined(separator: " ")
        }
        // In which order providers answered is no part of what they said.
        let text = "\(mint)\n" + lines.sorted().joined()
        return SHA256.hash(Array(text.utf8)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
