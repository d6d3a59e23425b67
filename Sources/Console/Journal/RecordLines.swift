// A journal's records as lines, each once, whatever the reader does: where segments are removed while it
// reads, it begins again, and hands out again what was handed out before.

import ByteCodec
import Host
import Journal
import Replay
import Storage
import TradeModel

/// Turns records into lines.
struct RecordLines {
    private let isJSON: Bool
    /// The last record that was seen; what is not above it was seen before.
    private var last: UInt64 = 0
    private var text: FactText?
    private var document: FactDocument?

    init(isJSON: Bool) { self.isJSON = isJSON }

    /// Reading begins, or begins again: a line where it is not at the first record.
    mutating func begin(_ beginning: JournalBeginning, _ fold: JournalFold) -> String? {
        guard case .snapshot(let snapshot) = beginning else { return nil }
        if let specification = fold.specification { name(specification) }
        let sequence = beginning.nextSequence - 1
        guard sequence > last else { return nil }
        last = sequence
        let specification = String(decoding: snapshot.specification, as: UTF8.self)
        guard isJSON else {
            return "\(sequence)  what came before is in a snapshot only; the run's specification: "
                + specification
        }
        return "{\"sequence\":\(sequence),\"kind\":\"snapshot\",\"specification\":\(specification)}"
    }

    /// The line of a record; nil when it was seen before.
    mutating func line(_ record: JournalRecord, _ fold: JournalFold) -> String? {
        guard record.sequence > last, let kind = RecordKind(rawValue: record.kind) else {
            return nil
        }
        last = record.sequence
        if kind == .specification {
            if let specification = fold.specification { name(specification) }
            return line(specification: record)
        }
        do throws(FactError) {
            let fact = try Fact(kind, decoding: record.payload)
            if isJSON { return document?.line(fact, sequence: record.sequence) ?? "null" }
            return "\(record.sequence)  \(RecordLines.time(fact.at))  \(text?.words(fact) ?? "")"
        } catch {
            return "\(record.sequence)  not understood: \(error)"
        }
    }

    private mutating func name(_ specification: RunSpecification) {
        let names = RunNames(specification)
        text = FactText(names)
        document = FactDocument(names)
    }

    private func line(specification record: JournalRecord) -> String {
        let specification = String(decoding: record.payload, as: UTF8.self)
        return isJSON
            ? "{\"sequence\":\(record.sequence),\"kind\":\"specification\","
                + "\"specification\":\(specification)}"
            : "\(record.sequence)  the run's specification: \(specification)"
    }

    private static func time(_ instant: Instant) -> String {
        instant > .distantPast ? TimeText.utc(instant) : "before the data      "
    }
}
