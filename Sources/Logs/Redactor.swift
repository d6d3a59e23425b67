// Masks secrets in text that leaves the process: the values that are registered, and whatever has the
// shape of one. A shape masks too much rather than too little: a transaction's hash looks like a key,
// and where it has to be read it goes into a field of its own (`LogIDs`).

/// Masks secrets in text.
public struct Redactor: Sendable {
    private let secrets: [[UInt8]]

    /// Masks these texts, and what looks like a secret.
    public init(secrets: [String]) {
        // The longest first: one may be a part of another.
        self.init(sorted: secrets.map { Array($0.utf8) }.sorted { $0.count > $1.count })
    }

    private init(sorted: [[UInt8]]) { secrets = sorted }

    /// The same with one text more.
    func adding(_ text: String) -> Redactor {
        let bytes = Array(text.utf8)
        guard !secrets.contains(bytes) else { return self }
        let place = secrets.firstIndex { $0.count < bytes.count } ?? secrets.count
        var more = secrets
        more.insert(bytes, at: place)
        return Redactor(sorted: more)
    }

    /// The text without secrets, registered or shaped like one.
    public func redact(_ text: String) -> String { masked(text, findsShapes: true) }

    /// The text without registered secrets: for ids that are public and look like keys.
    public func redactRegistered(_ text: String) -> String { masked(text, findsShapes: false) }

    private func masked(_ text: String, findsShapes: Bool) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var copied = 0
        var position = 0
        while position < bytes.count {
            guard let range = secret(in: bytes, at: position, findsShapes) else {
                position += 1
                continue
            }
            output += bytes[copied..<range.lowerBound]
            output += Array(Secret.mask.utf8)
            copied = range.upperBound
            position = range.upperBound
        }
        guard copied > 0 else { return text }
        output += bytes[copied...]
        return String(decoding: output, as: UTF8.self)
    }

    /// The range of a secret that is recognised at `position`.
    private func secret(
        in bytes: [UInt8],
        at position: Int,
        _ findsShapes: Bool
    ) -> Range<Int>? {
        for secret in secrets where bytes[position...].starts(with: secret) {
            return position..<position + secret.count
        }
        guard findsShapes else { return nil }
        return SecretShape.find(in: bytes, at: position)
    }
}
