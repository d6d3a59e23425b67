import ByteCodec
import Journal
import Money
import TradeModel

/// Facts of every kind: the first byte chooses the kind, the rest is the payload. A payload that is
/// a fact is the only payload of that fact.
enum FactsTarget: FuzzTarget {
    private static let kinds = RecordKind.allCases.filter { $0 != .specification }

    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return }
        let kind = kinds[Int(first) % kinds.count]
        let payload = [UInt8](bytes.dropFirst())
        guard let fact = decoded(kind, payload) else { return }
        demand(fact.kind == kind, "\(kind) became \(fact.kind)")
        var writer = ByteWriter()
        fact.encode(into: &writer)
        demand(writer.bytes == payload, "\(fact) has two payloads")
        demand(decoded(kind, writer.bytes) == fact, "\(fact) changed on its way")
    }

    private static func decoded(_ kind: RecordKind, _ payload: [UInt8]) -> Fact? {
        payload.withUnsafeBytes { raw in
            do throws(FactError) {
                return try Fact(kind, decoding: raw)
            } catch {
                _ = error.description
                return nil
            }
        }
    }

    static var seeds: [[UInt8]] {
        SampleFacts.all.map { fact in
            var writer = ByteWriter()
            fact.encode(into: &writer)
            let kind = kinds.firstIndex(of: fact.kind) ?? 0
            return [UInt8(kind)] + writer.bytes
        }
    }
}
