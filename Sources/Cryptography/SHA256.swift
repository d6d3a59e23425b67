// SHA-256 (FIPS 180-4) over libsodium, as a value: a copy goes on independently of its original.

import CSodium

/// A running SHA-256 hash.
public struct SHA256: Sendable {
    private var state = crypto_hash_sha256_state()

    /// The hash of no bytes.
    public init() {
        crypto_hash_sha256_init(&state)
    }

    /// The digest of `bytes`.
    public static func hash(_ bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// Takes in more bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        let typed = start.assumingMemoryBound(to: UInt8.self)
        crypto_hash_sha256_update(&state, typed, UInt64(bytes.count))
    }

    /// Takes in more bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in update(raw) }
    }

    /// The digest of everything taken in so far; the hash itself can go on.
    public func finalize() -> Digest {
        var copy = state
        var out = [UInt8](repeating: 0, count: Digest.byteCount)
        crypto_hash_sha256_final(&copy, &out)
        return out.withUnsafeBytes { raw in Digest(raw) }
    }
}
