// The state hash: SHA-256 over the canonical encoding that `docs/formats/state-hash.md` describes.

import ByteCodec
public import Cryptography
import Engine
import PaperVenue
import Strategies

/// Collects a canonical state encoding: every part as 16 bytes, little-endian.
struct StateEncoding: StateSink {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: Int128) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(bits value: Double) { append(Int128(value.bitPattern)) }
}

extension Replayer {
    /// The canonical encoding of the state: the format's version, the engine, the strategy, the
    /// venue.
    var stateEncoding: [UInt8] {
        var encoding = StateEncoding()
        encoding.append(1)
        engine.encode(into: &encoding)
        venue.encode { encoding.append($0) }
        return encoding.bytes
    }

    /// The hash by which two runs are compared.
    public var stateHash: Digest { SHA256.hash(stateEncoding) }
}
