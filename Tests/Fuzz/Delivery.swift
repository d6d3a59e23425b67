import Journal
import TradeModel

/// What a scan hands out.
struct Delivery {
    private(set) var payloads: [[UInt8]] = []
    private(set) var sequences: [UInt64] = []

    /// Scans files as a reader does, decoding every record.
    mutating func scan(_ files: [(name: String, bytes: [UInt8])]) -> JournalReport {
        JournalScanner.report(on: files) { (record) throws(RecordRefusal) in
            guard let kind = RecordKind(rawValue: record.kind) else {
                throw RecordRefusal("record kind \(record.kind) is not known")
            }
            if kind != .specification {
                do throws(FactError) {
                    _ = try Fact(kind, decoding: record.payload)
                } catch {
                    throw RecordRefusal("\(error)")
                }
            }
            payloads.append(Array(record.payload))
            sequences.append(record.sequence)
        }
    }
}
