import Money
public import Replay
public import TradeModel

/// What a run's instruments are called and how their numbers are printed.
public struct RunNames: Sendable, Hashable {
    private let inputs: [RunSpecification.Input]

    /// The names of a run.
    public init(_ specification: RunSpecification) { inputs = specification.inputs }

    /// The instrument's name; its number where there is no such instrument.
    public func name(_ instrument: InstrumentIndex) -> String {
        inputs.indices.contains(instrument.position)
            ? inputs[instrument.position].name : "instrument \(instrument.value)"
    }

    /// A price, exactly.
    public func price(_ mantissa: Int64, _ instrument: InstrumentIndex) -> String {
        let scale =
            inputs.indices.contains(instrument.position)
            ? inputs[instrument.position].priceScale : 0
        return DecimalText.print(Int128(mantissa), scale: scale)
    }

    /// A price for a narrow column.
    public func shortPrice(_ mantissa: Int64, _ instrument: InstrumentIndex) -> String {
        NumberText.short(Int128(mantissa), scale: inputs[instrument.position].priceScale)
    }

    /// Quote units, exactly.
    public static func quote(_ units: Int128) -> String {
        DecimalText.print(units, scale: RunSpecification.quoteDecimals)
    }

    /// Base units, exactly.
    public static func base(_ units: Int128) -> String {
        DecimalText.print(units, scale: RunSpecification.baseDecimals)
    }

    /// Quote units for people's eyes.
    public static func shortQuote(_ units: Int128) -> String {
        NumberText.short(units, scale: RunSpecification.quoteDecimals)
    }

    /// Base units for people's eyes.
    public static func shortBase(_ units: Int128) -> String {
        NumberText.short(units, scale: RunSpecification.baseDecimals)
    }
}
