// The settings of a run as they are typed, checked before any file is opened.

import Money
import PaperVenue
import Policies
public import Replay
import TradeModel

/// What decides the outcome of a run beside its files.
public struct TradingSettings: Sendable, Hashable {
    /// The paper venue as it is typed.
    public struct Venue: Sendable, Hashable {
        /// Fee on the notional, in basis points.
        public var feeBps: Int64 = 10
        /// `next-open`, `close` or `depth`.
        public var fill = "next-open"
        /// Share of a candle's volume that an open offers; nil when not typed.
        public var depthShareBps: Int64?
        /// From an intent to its arrival.
        public var latencyMs: Int64 = 0
        /// How many of ten thousand fills are partial.
        public var partialFillBps: Int64 = 0
        /// How many of ten thousand orders are refused.
        public var rejectionBps: Int64 = 0
        /// Where chance starts.
        public var seed: UInt64 = 1

        /// The defaults.
        public init() {}
    }

    private let strategy: StrategyChoice
    private let cash: Int128
    private let venue: PaperVenueModel

    /// The largest account, in whole quote units.
    private static let cashLimit: Int128 = 1_000_000_000_000_000
    /// What an open offers of a candle's volume where nothing else is typed: a tenth.
    private static let defaultDepthShareBps: Int64 = 1_000

    /// Checks the settings.
    public init(
        strategy: String,
        settings: [String],
        cash: String,
        venue: Venue
    ) throws(CommandFailure) {
        do throws(StrategyError) {
            self.strategy = try StrategyChoice(name: strategy, settings: settings)
        } catch {
            throw CommandFailure(error)
        }
        self.cash = try TradingSettings.cash(cash)
        self.venue = try TradingSettings.model(venue)
    }

    /// The specification of a run over `inputs`.
    public func specification(_ inputs: RunInputs) throws(CommandFailure) -> RunSpecification {
        guard let profile = RunSpecification.profile(named: strategy.profileName) else {
            preconditionFailure("a strategy names a profile that exists")
        }
        guard !inputs.inputs.isEmpty else { throw CommandFailure(RunInputError.none) }
        return RunSpecification(
            inputs: inputs.inputs,
            cash: cash,
            strategy: strategy,
            profile: profile,
            venue: venue
        )
    }

    private static func cash(_ text: String) throws(CommandFailure) -> Int128 {
        let units: Int128
        do throws(DecimalError) {
            units = try DecimalText.parse(
                text,
                scale: RunSpecification.quoteDecimals,
                rounding: nil
            )
        } catch {
            throw .usage("--cash is \"\(text)\", which is no amount: \(error)")
        }
        let limit = cashLimit * .powerOfTen(RunSpecification.quoteDecimals)
        guard (0...limit).contains(units) else {
            throw .usage("--cash is \"\(text)\": must be between 0 and \(cashLimit)")
        }
        return units
    }

    private static func model(_ typed: Venue) throws(CommandFailure) -> PaperVenueModel {
        var model = PaperVenueModel()
        model.feeBps = try check("--fee-bps", typed.feeBps, 0...10_000)
        model.fillRule = try fillRule(typed)
        model.latency = .milliseconds(try check("--latency-ms", typed.latencyMs, 0...86_400_000))
        model.partialFillBps = try check("--partial-fill-bps", typed.partialFillBps, 0...10_000)
        model.rejectionBps = try check("--rejection-bps", typed.rejectionBps, 0...10_000)
        model.seed = typed.seed
        return model
    }

    private static func fillRule(_ typed: Venue) throws(CommandFailure) -> FillRule {
        if typed.depthShareBps != nil, typed.fill != "depth" {
            throw .usage("--depth-share-bps belongs to --fill depth; add that or leave it out")
        }
        switch typed.fill {
        case "next-open": return .nextOpen
        case "close": return .close
        case "depth":
            let share = typed.depthShareBps ?? defaultDepthShareBps
            return .depth(shareBps: try check("--depth-share-bps", share, 1...10_000))
        default:
            throw .usage("--fill is \"\(typed.fill)\": must be next-open, close or depth")
        }
    }

    private static func check(
        _ option: String,
        _ value: Int64,
        _ bounds: ClosedRange<Int64>
    ) throws(CommandFailure) -> Int64 {
        guard bounds.contains(value) else {
            throw .usage(
                "\(option) is \(value): must be between \(bounds.lowerBound) and "
                    + "\(bounds.upperBound)"
            )
        }
        return value
    }
}
