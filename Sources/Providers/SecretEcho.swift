import ByteCodec

/// Keys that come back: a provider, or somebody on the way, may repeat what it was sent. What is masked here reaches
/// nobody's error, log or report. It is found as it was sent, with any of its characters escaped as in an address or in
/// JSON, and in base64.
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
        // What an address holds escaped may come back plain.
        let plain = found.map { Array($0.utf8) } + found.map { Self.plain(Array($0.utf8)) }
        let spelled = plain.map { Self.inBase64($0) }
        let all = (plain + spelled).reduce(into: [[UInt8]]()) { secrets, secret in
            if secret.count >= Self.shortest, !secrets.contains(secret) { secrets.append(secret) }
        }
        // Of two that begin alike the longer one goes first, or its end would be left.
        secrets = all.sorted { $0.count > $1.count }
    }

    /// The bytes with every secret in them overwritten.
    func masked(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for secret in secrets {
            var place = 0
            while place < result.count {
                guard let length = Self.length(of: secret, in: result, at: place) else {
                    place += 1
                    continue
                }
                for index in place..<place + length { result[index] = UInt8(ascii: "*") }
                place += length
            }
        }
        return result
    }

    /// How many bytes from `place` on spell the secret; nil when they do not.
    private static func length(
        of secret: [UInt8],
        in bytes: [UInt8],
        at place: Int
    ) -> Int? {
        let end = place + secret.count
        if end <= bytes.count, bytes[place..<end].elementsEqual(secret) { return secret.count }
        var next = place
        for byte in secret {
            guard next < bytes.count else { return nil }
            if let (escaped, length) = escape(in: bytes, at: next), escaped == byte {
                next += length
            } else if bytes[next] == byte {
                next += 1
            } else {
                return nil
            }
        }
        return next - place
    }

    /// What an escape at `place` stands for, and how long it is: `%2F`, `\/` or `\u002f`.
    private static func escape(in bytes: [UInt8], at place: Int) -> (byte: UInt8, length: Int)? {
        switch bytes[place] {
        case UInt8(ascii: "%"): return hex(in: bytes, at: place + 1).map { ($0, 3) }
        case UInt8(ascii: "\\") where place + 1 < bytes.count:
            guard bytes[place + 1] == UInt8(ascii: "u") else { return (bytes[place + 1], 2) }
            guard hex(in: bytes, at: place + 2) == 0 else { return nil }
            return hex(in: bytes, at: place + 4).map { ($0, 6) }
        default: return nil
        }
    }

    /// What two hexadecimal digits spell, in either case.
    private static func hex(in bytes: [UInt8], at place: Int) -> UInt8? {
        guard place + 2 <= bytes.count else { return nil }
        var value: UInt8 = 0
        for letter in bytes[place..<place + 2] {
            switch letter {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | letter & 0xF
            case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                value = value << 4 | letter & 0xF + 9
            default: return nil
            }
        }
        return value
    }

    /// The secret without the escapes of an address.
    private static func plain(_ secret: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var place = 0
        while place < secret.count {
            let escaped = secret[place] == UInt8(ascii: "%") ? hex(in: secret, at: place + 1) : nil
            plain.append(escaped ?? secret[place])
            place += escaped == nil ? 1 : 3
        }
        return plain
    }

    /// The secret in base64, as far as what comes behind it does not change that.
    private static func inBase64(_ secret: [UInt8]) -> [UInt8] {
        Array(Base64.encode(Array(secret.prefix(secret.count / 3 * 3))).utf8)
    }

    func masked(_ text: String) -> String {
        String(decoding: masked(Array(text.utf8)), as: UTF8.self)
    }
}
