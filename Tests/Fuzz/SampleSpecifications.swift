import Engine
import PaperVenue
import Policies
import Replay
import Strategies
import TradeModel

/// Specifications of both strategies, with and without policies.
enum SampleSpecifications {
    static var all: [RunSpecification] {
        do {
            return [
                specification(
                    try StrategyChoice(name: "ema-cross", settings: ["fast=3", "quantity=0.5"]),
                    .none
                ),
                specification(try StrategyChoice(name: "momentum", settings: []), .standard),
            ]
        } catch {
            fatalError("the samples are settings that exist: \(error)")
        }
    }

    private static func specification(
        _ strategy: StrategyChoice,
        _ profile: PolicyProfile
    ) -> RunSpecification {
        var venue = PaperVenueModel()
        venue.latency = .milliseconds(90_000)
        venue.fillRule = profile.risk == nil ? .nextOpen : .depth(shareBps: 1_000)
        return RunSpecification(
            inputs: [
                RunSpecification.Input(
                    name: "ONE",
                    sha256: String(repeating: "0f", count: 32),
                    candles: 100,
                    intervalMs: 60_000,
                    priceScale: 6,
                    volumeScale: 8
                )
            ],
            cash: 1_000_000_000_000,
            strategy: strategy,
            profile: profile,
            venue: venue
        )
    }
}
