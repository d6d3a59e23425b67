import ByteCodec
import TradeModel

/// What a provider's words have made of an allowance, for all processes.
struct SharedAdaptation: Sendable, Hashable {
    var basis: Int64 = 1_000
    var basisSince = Instant.distantPast
    var stated: Int64 = 1_000
    var statedSince = Instant.distantPast
    var silentVolleys: Int64 = 0
    var pausedUntil = Instant.distantPast
    var pausedAt = Instant.distantPast
    /// What the provider says is left; negative when it did not say so.
    var remaining: Int64 = -1
    var remainingSince = Instant.distantPast
    var remainingUntil = Instant.distantPast

    /// Of what two processes heard the later word on each thing, and the longer pause.
    func later(_ other: SharedAdaptation) -> SharedAdaptation {
        var both = other
        if basisSince > other.basisSince {
            both.basis = basis
            both.basisSince = basisSince
            both.silentVolleys = max(silentVolleys, other.silentVolleys)
        }
        if statedSince > other.statedSince {
            both.stated = stated
            both.statedSince = statedSince
        }
        if pausedUntil > other.pausedUntil {
            both.pausedUntil = pausedUntil
            both.pausedAt = pausedAt
        }
        let isLower = remainingSince == other.remainingSince && remaining < other.remaining
        if remaining >= 0, remainingSince > other.remainingSince || isLower {
            both.remaining = remaining
            both.remainingSince = remainingSince
            both.remainingUntil = remainingUntil
        }
        return both
    }

    func write(to writer: inout ByteWriter) {
        writer.i64(basis)
        writer.i64(basisSince.nanoseconds)
        writer.i64(stated)
        writer.i64(statedSince.nanoseconds)
        writer.i64(silentVolleys)
        writer.i64(pausedUntil.nanoseconds)
        writer.i64(pausedAt.nanoseconds)
        writer.i64(remaining)
        writer.i64(remainingSince.nanoseconds)
        writer.i64(remainingUntil.nanoseconds)
    }

    /// What was noted for later than `now` was noted now.
    mutating func bringBack(to now: Instant) {
        basisSince = min(basisSince, now)
        statedSince = min(statedSince, now)
        if pausedAt > now {
            pausedUntil = now + (pausedUntil - pausedAt)
            pausedAt = now
        }
        if remainingSince > now {
            remainingUntil = now + (remainingUntil - remainingSince)
            remainingSince = now
        }
    }
}

extension SharedAdaptation {
    init(from reader: inout ByteReader) throws(ByteError) {
        self.init()
        basis = min(1_000, max(1, try reader.i64()))
        basisSince = Instant(nanoseconds: try reader.i64())
        stated = min(1_000, max(1, try reader.i64()))
        statedSince = Instant(nanoseconds: try reader.i64())
        silentVolleys = min(32, max(0, try reader.i64()))
        pausedUntil = Instant(nanoseconds: try reader.i64())
        pausedAt = Instant(nanoseconds: try reader.i64())
        remaining = try reader.i64()
        remainingSince = Instant(nanoseconds: try reader.i64())
        remainingUntil = Instant(nanoseconds: try reader.i64())
    }
}
