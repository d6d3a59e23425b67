/// Keys that come back: a provider, or somebody on the way, may repeat what it was sent. What is masked here reaches
/// nobody's error, log or report.
struct SecretEcho: Sendable, Hashable {
    /// A shorter key would be found in what is none.
    private static let shortest = 6
    /// Shorter parts of an address are names, not keys.
    private static let shortestPart = 16

    private let secrets: [[UInt8]]

    init(key: String?, address: String) {
        var found = key.map { [$0] } ?? []
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].split(separator: "/").dropFirst(2).map(String.init)
        found += path.filter { $0.utf8.count >= Self.shortestPart }
        if parts.count == 2 {
            for pair in parts[1].split(separator: "&") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                if sides.count == 2 { found.append(String(sides[1])) }
            }
        }
        secrets = found.map { Array($0.utf8) }.filter { $0.count >= Self.shortest }
    }

    /// The bytes with every secret in them overwritten.
    func masked(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for secret in secrets {
            var place = 0
            while place + secret.count <= result.count {
                if result[place] == secret[0],
                    result[place..<place + secret.count].elementsEqual(secret)
                {
                    for index in place..<place + secret.count { result[index] = UInt8(ascii: "*") }
                    place += secret.count
                } else {
                    place += 1
                }
            }
        }
        return result
    }

    func masked(_ text: String) -> String {
        String(decoding: masked(Array(text.utf8)), as: UTF8.self)
    }
}
