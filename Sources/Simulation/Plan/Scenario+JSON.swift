// A run as a document, so that one that ever failed can be kept and run for ever, whatever seeds come to
// mean later: nothing in it is drawn again from the seed but what the world's own generators draw.

public import ByteCodec

extension Scenario {
    /// The run as a document; `Scenario.Saved` reads it.
    ///
    /// - Parameter invariant: what it was found to break; nil when it broke nothing.
    /// - Parameter note: what a reader should know about it.
    public func document(invariant: Invariant? = nil, note: String = "") -> JSONValue {
        let messages = faultyMessages.map { numbers in
            JSONValue.array(numbers.map { .number("\($0)") })
        }
        let rates = JSONValue.object([
            .init("quiet", quietRates.document), .init("busy", busyRates.document),
        ])
        return .object([
            .init("note", .string(note)),
            .init("invariant", invariant.map { .string($0.rawValue) } ?? .null),
            .init("seed", .number("\(seed)")),
            .init("length", .string(length.name)),
            .init("venue", .string(venue.rawValue)),
            .init("is_hasty", .bool(isHasty)),
            .init("signs_orders", .bool(signsOrders)),
            .init("segment_size", .number("\(segmentSize)")),
            .init("snapshot_interval", .number("\(snapshotInterval)")),
            .init("kept_segments", keptSegments.map { .number("\($0)") } ?? .null),
            .init("is_dry_run", .bool(isDryRun)),
            .init("watches_deaths", .bool(watchesDeaths)),
            .init("is_guarded", .bool(isGuarded)),
            .init("start_ms", .number("\(startMs)")),
            .init("drift_per_million", .number("\(driftPerMillion)")),
            .init("rates", rates),
            .init("faults", .array(faults.map(\.document))),
            .init("crash_point", crashPoint?.document ?? .null),
            .init("faulty_messages", messages ?? .null),
        ])
    }
}

extension NetworkRates {
    fileprivate var document: JSONValue {
        .object([
            .init("loss_per_mille", .number("\(lossPerMille)")),
            .init("duplicate_per_mille", .number("\(duplicatePerMille)")),
            .init("late_per_mille", .number("\(latePerMille)")),
        ])
    }
}

extension CrashPoint {
    fileprivate var document: JSONValue {
        .object([
            .init("operation", .number("\(operation)")),
            .init("way", .string(way.rawValue)),
            .init("in_recovery", inRecovery.map { .number("\($0)") } ?? .null),
        ])
    }
}

extension TimedFault {
    fileprivate var document: JSONValue {
        .object([
            .init("at_ms", .number("\(atMs)")),
            .init("kind", .string(kind.rawValue)),
            .init("lasts_ms", .number("\(lastsMs)")),
            .init("detail", .number("\(detail)")),
        ])
    }
}
