// The configuration as the program uses it: read once, checked as a whole, typed.

public import Configuration
import Money
public import PaperVenue
public import Policies
public import Replay
import TradeModel

/// Every setting, checked and typed.
public struct PlimsollSettings: Sendable, Hashable {
    /// Every value with its source.
    public let effective: EffectiveSettings
    /// The strategy with its parameters.
    public let strategy: StrategyChoice
    /// The policies that it runs with.
    public let profile: PolicyProfile
    /// What is odd and not wrong, for a person to read.
    public let notes: [String]

    /// Reads the layers; `strategy` is taken where nobody chooses one.
    public init(
        _ sources: ConfigurationSources,
        strategy fallback: StrategyChoice.Name = .momentum
    ) throws(InvalidConfiguration) {
        let reading = SettingsReading(sources, fallback: fallback)
        effective = try reading.finish().get()
        let name = SettingsReading.strategyName(effective["strategy.name"], fallback)
        strategy = PlimsollSettings.choice(name, effective)
        let chosen = PolicyChoice(effective, strategy)
        profile = chosen.profile
        notes = effective.notes + SettingsReading.strangers(to: name, effective) + chosen.notes
    }

    private static func choice(
        _ name: StrategyChoice.Name,
        _ settings: EffectiveSettings
    ) -> StrategyChoice {
        let texts = SettingsSchema.parameters(of: name).map { parameter in
            "\(parameter.name)=\(settings[parameter.key].value.text(parameter.kind))"
        }
        do throws(StrategyError) {
            return try StrategyChoice(name: name.rawValue, settings: texts)
        } catch {
            preconditionFailure("a checked parameter was refused: \(error)")
        }
    }

    /// Quote units that the paper account starts with.
    public var cash: Int128 { effective.units("paper.cash") }

    /// The paper venue.
    public var venue: PaperVenueModel {
        var model = PaperVenueModel()
        model.feeBps = effective.integer("paper.feeBps")
        model.fillRule =
            switch effective.text("paper.fill") {
            case "close": .close
            case "depth": .depth(shareBps: effective.integer("paper.depthShareBps"))
            default: .nextOpen
            }
        model.latency = Instant.Span(nanoseconds: effective.nanoseconds("paper.latency"))
        model.partialFillBps = effective.integer("paper.partialFillBps")
        model.rejectionBps = effective.integer("paper.rejectionBps")
        model.seed = UInt64(effective.units("paper.seed"))
        return model
    }

    /// The specification of a run over `inputs`.
    public func specification(
        _ inputs: RunInputs
    ) throws(RunInputError) -> RunSpecification {
        guard !inputs.inputs.isEmpty else { throw .none }
        var profile = profile
        if inputs.verdicts != nil { profile.warden = wardenGate }
        return RunSpecification(
            inputs: inputs.inputs,
            cash: cash,
            strategy: strategy,
            profile: profile,
            venue: venue,
            verdicts: inputs.verdictInput
        )
    }
}
