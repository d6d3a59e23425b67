// The policies' numbers as JSON: every one of them decides something, so every one is kept.

public import ByteCodec
public import Policies
import TradeModel

extension PolicyProfile {
    /// Every number of the policies; null for a half that does not hold.
    public var json: JSONValue {
        let pairs: [JSONValue.Member] = [
            .init("name", .string(name)),
            .init("risk", risk.map(\.json) ?? .null),
            .init("exits", exits.map(\.json) ?? .null),
        ]
        return .object(pairs + (warden.map { [.init("warden", $0.json)] } ?? []))
    }

    init(_ reader: DocumentReader) throws(SpecificationError) {
        var risk: RiskLimits?
        if let document = try reader.optionalObject("risk") { risk = try RiskLimits(document) }
        var exits: ExitProfile?
        if let document = try reader.optionalObject("exits") { exits = try ExitProfile(document) }
        var warden: WardenGate?
        if let document = try reader.laterObject("warden") {
            warden = try WardenGate(document)
        }
        self.init(name: try reader.string("name"), risk: risk, exits: exits, warden: warden)
    }
}

extension WardenGate {
    fileprivate var json: JSONValue {
        .object([
            .init("max_age_ns", .number("\(maxAge.nanoseconds)")),
            .init("admits_warnings", .bool(admitsWarnings)),
        ])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        self.init(
            maxAge: Instant.Span(nanoseconds: try reader.integer("max_age_ns", 0...Int64.max)),
            admitsWarnings: try reader.bool("admits_warnings")
        )
    }
}

extension RiskLimits {
    fileprivate var json: JSONValue {
        .object([
            .init("max_positions", .number("\(maxPositions)")),
            .init("max_working_orders", .number("\(maxWorkingOrders)")),
            .init("max_position_bps", .number("\(maxPositionBps)")),
            .init("max_position_units", maxPositionUnits.map { .string("\($0)") } ?? .null),
            .init("max_exposure_bps", .number("\(maxExposureBps)")),
            .init("daily_loss_bps", .number("\(dailyLossBps)")),
            .init("max_consecutive_losses", .number("\(maxConsecutiveLosses)")),
            .init("halve_after_losses", .number("\(halveAfterLosses)")),
            .init("drawdown_bps", .number("\(drawdownBps)")),
            .init("cooldown_ns", .number("\(cooldown.nanoseconds)")),
            .init("allows_averaging", .bool(allowsAveraging)),
        ])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        let bps = PolicyBounds.equityBps
        self.init(
            maxPositions: Int(try reader.integer("max_positions", PolicyBounds.count)),
            maxWorkingOrders: Int(try reader.integer("max_working_orders", PolicyBounds.count)),
            maxPositionBps: try reader.integer("max_position_bps", bps),
            maxPositionUnits: try reader.optionalUnits("max_position_units"),
            maxExposureBps: try reader.integer("max_exposure_bps", bps),
            dailyLossBps: try reader.integer("daily_loss_bps", PolicyBounds.partBps),
            maxConsecutiveLosses: Int(
                try reader.integer("max_consecutive_losses", PolicyBounds.losses)
            ),
            halveAfterLosses: Int(try reader.integer("halve_after_losses", PolicyBounds.losses)),
            drawdownBps: try reader.integer("drawdown_bps", PolicyBounds.partBps),
            cooldown: Instant.Span(
                nanoseconds: try reader.integer("cooldown_ns", 0...Int64.max)
            ),
            allowsAveraging: try reader.bool("allows_averaging")
        )
    }
}

extension ExitProfile {
    fileprivate var json: JSONValue {
        .object([
            .init("stop_loss_bps", .number("\(stopLossBps)")),
            .init(
                "take_profits",
                .array(
                    takeProfits.map { step in
                        .object([
                            .init("gain_bps", .number("\(step.gainBps)")),
                            .init("pct_of_original_bps", .number("\(step.percentOfOriginalBps)")),
                        ])
                    }
                )
            ),
            .init("trailing_stop_bps", .number("\(trailingStopBps)")),
            .init("trailing_arm_bps", trailingArmBps.map { .number("\($0)") } ?? .null),
            .init("time_decay_after_ns", .number("\(timeDecayAfter.nanoseconds)")),
            .init("time_decay_bps", .number("\(timeDecayBps)")),
            .init("liquidity_drop_bps", .number("\(liquidityDropBps)")),
            .init("interval_ns", .number("\(interval.nanoseconds)")),
            .init("slippage_bps", .number("\(slippageBps)")),
            .init("slippage_ladder_bps", .array(slippageLadderBps.map { .number("\($0)") })),
            .init("slippage_ceiling_bps", .number("\(slippageCeilingBps)")),
            .init(
                "flatten_after_unknown_ns",
                flattenAfterUnknown.map { .number("\($0.nanoseconds)") } ?? .null
            ),
        ])
    }

    fileprivate init(_ reader: DocumentReader) throws(SpecificationError) {
        let part = PolicyBounds.partBps
        let spans: ClosedRange<Int64> = 0...Int64.max
        var steps: [TakeProfit] = []
        for element in try reader.array("take_profits") {
            let step = DocumentReader(element)
            steps.append(
                TakeProfit(
                    gainBps: try step.integer("gain_bps", PolicyBounds.gainBps),
                    percentOfOriginalBps: try step.integer("pct_of_original_bps", part)
                )
            )
        }
        self.init(
            stopLossBps: try reader.integer("stop_loss_bps", part),
            takeProfits: steps,
            trailingStopBps: try reader.integer("trailing_stop_bps", part),
            trailingArmBps: try reader.optionalInteger("trailing_arm_bps", PolicyBounds.gainBps),
            timeDecayAfter: Instant.Span(
                nanoseconds: try reader.integer("time_decay_after_ns", spans)
            ),
            timeDecayBps: try reader.integer("time_decay_bps", part),
            liquidityDropBps: try reader.integer("liquidity_drop_bps", part),
            interval: Instant.Span(nanoseconds: try reader.integer("interval_ns", spans)),
            slippageBps: try reader.integer("slippage_bps", part),
            slippageLadderBps: try reader.integers("slippage_ladder_bps", part),
            slippageCeilingBps: try reader.integer("slippage_ceiling_bps", part),
            flattenAfterUnknown: try reader.optionalInteger("flatten_after_unknown_ns", spans)
                .map { Instant.Span(nanoseconds: $0) }
        )
    }
}
