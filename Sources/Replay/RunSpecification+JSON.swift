// The specification as the JSON document that the journal's first record holds. Money and every
// other number is exact; the members stand in a fixed order, so that equal runs have equal bytes.

public import ByteCodec
import Engine
import Money
import PaperVenue
import Policies
import TradeModel

/// Why a document is not a specification.
public enum SpecificationError: Error, Hashable, Sendable {
    /// It is not JSON.
    case json(JSONError)
    /// A member is missing, of the wrong type or out of its bounds.
    case member(String)
    /// Its strategy is not one of ours.
    case strategy(StrategyError)
    /// It was written by a later version.
    case format(String)
}

extension SpecificationError: CustomStringConvertible {
    /// What is wrong with the document.
    public var description: String {
        switch self {
        case .json(let error): "\(error)"
        case .member(let path): "member \(path) is missing, of the wrong type or out of bounds"
        case .strategy(let error): "\(error)"
        case .format(let format): "format \(format) is not known here; use a newer plimsoll"
        }
    }
}

extension RunSpecification {
    /// The document's format.
    private static var format: String { "1" }

    /// The document as a tree.
    public var json: JSONValue {
        .object(head + (verdicts.map { [.init("verdicts", $0.json)] } ?? []) + rest)
    }

    private var head: [JSONValue.Member] {
        [
            .init("format", .string(RunSpecification.format)),
            .init("inputs", .array(inputs.map(\.json))),
        ]
    }

    private var rest: [JSONValue.Member] {
        [
            .init("cash", decimal(cash)),
            .init(
                "strategy",
                .object([
                    .init("name", .string(strategy.name.rawValue)),
                    .init(
                        "parameters",
                        .object(strategy.settings.map { .init($0.name, .string($0.text)) })
                    ),
                ])
            ),
            .init("policies", profile.json),
            .init("venue", venue.json),
        ]
    }

    /// The document.
    public var document: [UInt8] {
        var writer = JSONWriter()
        writer.value(json)
        return writer.bytes
    }

    /// Reads a document.
    public init(document: [UInt8]) throws(SpecificationError) {
        self = try document.withUnsafeBytes {
            bytes -> Result<RunSpecification, SpecificationError> in
            do throws(SpecificationError) {
                return .success(try RunSpecification(document: bytes))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Reads a document.
    public init(document: UnsafeRawBufferPointer) throws(SpecificationError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: document)
        } catch {
            throw .json(error)
        }
        let reader = DocumentReader(value)
        let format = try reader.string("format")
        guard format == RunSpecification.format else { throw .format(format) }
        var inputs: [Input] = []
        let elements = try reader.array("inputs")
        guard elements.count <= RunInputs.limit else { throw .member("inputs") }
        for element in elements {
            inputs.append(try Input(DocumentReader(element)))
        }
        var verdicts: VerdictInput?
        if let document = try reader.laterObject("verdicts") {
            verdicts = try VerdictInput(document)
        }
        let strategy = try reader.object("strategy")
        let parameters = try strategy.object("parameters")
        let choice: StrategyChoice
        do throws(StrategyError) {
            choice = try StrategyChoice(
                name: try strategy.name(),
                settings: parameters.pairs.map { "\($0)=\($1)" }
            )
        } catch {
            throw .strategy(error)
        }
        let cash = try reader.decimal("cash", scale: RunSpecification.quoteDecimals)
        guard cash >= 0 else { throw .member("cash") }
        self.init(
            inputs: inputs,
            cash: cash,
            strategy: choice,
            profile: try PolicyProfile(try reader.object("policies")),
            venue: try PaperVenueModel(try reader.object("venue")),
            verdicts: verdicts
        )
    }

    private func decimal(_ units: Int128) -> JSONValue {
        .string(DecimalText.print(units, scale: RunSpecification.quoteDecimals))
    }
}

extension RunSpecification.Input {
    fileprivate var json: JSONValue {
        .object([
            .init("name", .string(name)),
            .init("sha256", .string(sha256)),
            .init("candles", .number("\(candles)")),
            .init("interval_ms", .number("\(intervalMs)")),
            .init("price_scale", .number("\(priceScale)")),
            .init("volume_scale", .number("\(volumeScale)")),
        ])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        self.init(
            name: try reader.string("name"),
            sha256: try reader.string("sha256"),
            candles: Int(try reader.integer("candles", 1...Int64(Int32.max))),
            intervalMs: try reader.integer("interval_ms", 1...RunInputs.latestMs),
            priceScale: UInt8(try reader.integer("price_scale", 0...30)),
            volumeScale: UInt8(try reader.integer("volume_scale", 0...30))
        )
    }
}

extension RunSpecification.VerdictInput {
    fileprivate var json: JSONValue {
        .object([.init("sha256", .string(sha256)), .init("count", .number("\(count)"))])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        self.init(
            sha256: try reader.string("sha256"),
            count: Int(try reader.integer("count", 0...Int64(Int32.max)))
        )
    }
}

extension PaperVenueModel {
    fileprivate var json: JSONValue {
        let fill: (rule: String, share: Int64) =
            switch fillRule {
            case .nextOpen: ("next-open", 0)
            case .close: ("close", 0)
            case .depth(let shareBps): ("depth", shareBps)
            }
        return .object([
            .init("fee_bps", .number("\(feeBps)")),
            .init("fill", .string(fill.rule)),
            .init("depth_share_bps", .number("\(fill.share)")),
            .init("latency_ms", .number("\(latency.nanoseconds / 1_000_000)")),
            .init("partial_fill_bps", .number("\(partialFillBps)")),
            .init("rejection_bps", .number("\(rejectionBps)")),
            .init("seed", .string("\(seed)")),
        ])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        self.init()
        feeBps = try reader.integer("fee_bps", 0...10_000)
        let share = try reader.integer("depth_share_bps", 0...10_000)
        switch try reader.string("fill") {
        case "next-open": fillRule = .nextOpen
        case "close": fillRule = .close
        case "depth": fillRule = .depth(shareBps: share)
        default: throw .member("venue.fill")
        }
        latency = .milliseconds(try reader.integer("latency_ms", 0...86_400_000))
        partialFillBps = try reader.integer("partial_fill_bps", 0...10_000)
        rejectionBps = try reader.integer("rejection_bps", 0...10_000)
        guard let seed = UInt64(try reader.string("seed")) else { throw .member("venue.seed") }
        self.seed = seed
    }
}
