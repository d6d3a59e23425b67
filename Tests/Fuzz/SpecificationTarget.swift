import ByteCodec
import Money
import PaperVenue
import Policies
import Replay
import Strategies
import TradeModel

/// A run's specification: document to value, to document, to value.
enum SpecificationTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let specification = parsed(Array(bytes)) else { return }
        let document = specification.document
        guard let again = parsed(document) else {
            let text = String(decoding: document, as: UTF8.self)
            demand(false, "what was written cannot be read: \(text)")
            return
        }
        demand(again == specification, "the specification changed on its way")
        demand(again.document == document, "the document changed on its way")
        demand(again.difference(from: specification) == nil, "it differs from itself")
        begin(specification)
    }

    /// A specification that was accepted can be begun with.
    private static func begin(_ specification: RunSpecification) {
        // A few instruments show what many would, and cost less.
        guard specification.inputs.count <= 3 else { return }
        var beginning = StrategyBeginning(specification: specification)
        do {
            _ = try specification.strategy.visit(
                priceScales: specification.inputs.map(\.priceScale),
                &beginning
            )
        } catch {
            demand(false, "\(error)")
        }
    }

    private static func parsed(_ document: [UInt8]) -> RunSpecification? {
        document.withUnsafeBytes { raw in
            do throws(SpecificationError) {
                return try RunSpecification(document: raw)
            } catch {
                _ = error.description
                return nil
            }
        }
    }

    static var seeds: [[UInt8]] { SampleSpecifications.all.map(\.document) }
}
