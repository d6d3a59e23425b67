// Secrets in addresses: the user-info, and the keys that providers of nodes, of bots and of webhooks put
// into the path.

extension SecretShape {
    /// An address is looked at so far: looking takes time at every sign of one.
    private static let longestAddress = 2_048

    /// `scheme://user:password@host`; everything before the `@` is masked. A password may hold `@`, and
    /// where nobody encoded it `/`, `?` and `#` too: a port has digits alone, a password seldom.
    static func userInfo(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        guard has("://", bytes, start) else { return nil }
        let from = start + 3
        let longest = min(bytes.count, from + longestAddress)
        let end = bytes[from..<longest].firstIndex { $0 <= 0x20 || $0.isQuote } ?? longest
        let authority = from..<(bytes[from..<end].firstIndex { $0.endsAuthority } ?? end)
        let at = UInt8(ascii: "@")
        let colon = bytes[authority].firstIndex(of: UInt8(ascii: ":"))
        let sign = bytes[authority].lastIndex(of: at)
        if let colon, sign == nil || sign.map({ colon < $0 }) == true {
            let isPort = bytes[(colon + 1)..<authority.upperBound].allSatisfy(\.isDigit)
            let whole = sign == nil ? end : pathEnd(bytes, from, end)
            if !isPort, !bytes[from..<end].starts(with: [UInt8(ascii: "[")]),
                let last = bytes[from..<whole].lastIndex(of: at)
            {
                return from..<last
            }
        }
        return sign.map { from..<$0 }
    }

    private static func pathEnd(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
        bytes[from..<end].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? end
    }

    private static let segmentLength = 24

    /// A part of an address's path that is long and mixed: a key, a webhook's token.
    static func pathSegment(_ bytes: [UInt8], _ slash: Int) -> Range<Int>? {
        let start = slash + 1
        let end = bytes[start...].firstIndex { !$0.isURLSafe } ?? bytes.count
        let segment = bytes[start..<end]
        guard segment.count >= segmentLength, segment.contains(where: \.isLetter),
            segment.contains(where: \.isDigit) || isMixed(segment), isInAddress(bytes, slash)
        else { return nil }
        return start..<end
    }

    private static func isMixed(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.contains { $0.isLetter && $0 == $0.lowercased }
            && segment.contains { $0 != $0.lowercased }
    }

    /// Whether `://` stands before `position` in the same word.
    private static func isInAddress(_ bytes: [UInt8], _ position: Int) -> Bool {
        var at = position
        while at > max(0, position - longestAddress), bytes[at - 1] > 0x20, !bytes[at - 1].isQuote {
            at -= 1
            if has("://", bytes, at), at + 2 < position { return true }
        }
        return false
    }

    /// `123456789:AAF…`, a bot's token as it stands in its address (`/bot123456789:AAF…/`) and alone.
    static func botToken(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let from = has("bot", bytes, start) ? start + 3 : start
        let colon = bytes[from...].firstIndex { !$0.isDigit } ?? bytes.count
        guard colon - from >= 6, colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
            return nil
        }
        let end = bytes[(colon + 1)...].firstIndex { !$0.isURLSafe } ?? bytes.count
        return end - colon > 30 ? from..<end : nil
    }
}
