// The curve Ed25519 (RFC 8032), through libsodium.

import CSodium

/// The curve of Solana's keys.
public enum Ed25519 {
    /// Whether 32 bytes spell a point of the curve, so that somebody may have the key to it. The point need not be
    /// in the subgroup that keys come from.
    public static func isPoint(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == Int(crypto_core_ed25519_BYTES) else { return false }
        // Points alone can be added, and that of them all: what checks a point by its name checks the subgroup.
        var sum = bytes
        return crypto_core_ed25519_add(&sum, bytes, bytes) == 0
    }
}
