import Configuration
import Money
public import Strategies

/// Takes a strategy whose type was chosen at run time, so that what follows is compiled for it.
public protocol StrategyVisitor {
    /// What the visit yields.
    associatedtype Output
    /// Does the work with `strategy`.
    mutating func visit<S: Strategy>(_ strategy: S) throws -> Output
}

/// A strategy by name with every parameter settled.
public struct StrategyChoice: Sendable, Hashable {
    /// The strategies there are.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// Crossing exponential averages.
        case emaCross = "ema-cross"
        /// Rate of change.
        case momentum

        /// The policies that it runs with where nobody chooses others.
        public var profileName: String {
            switch self {
            case .emaCross: "none"
            case .momentum: "standard"
            }
        }
    }

    /// A parameter's settled value.
    public struct Setting: Sendable, Hashable {
        /// The parameter.
        public let name: String
        /// Its value as canonical text.
        public let text: String
        /// Its value at the parameter's scale.
        @usableFromInline let units: Int128
    }

    /// Which one.
    public let name: Name
    /// Every parameter, in the order of its declaration.
    public let settings: [Setting]

    /// Settles a strategy from its name and `name=value` texts; what is not set has its default.
    public init(name: String, settings texts: [String]) throws(StrategyError) {
        guard let choice = Name(rawValue: name) else {
            throw .unknownStrategy(name, known: Name.allCases.map(\.rawValue))
        }
        self.name = choice
        var values: [(name: String, value: String)] = []
        for text in texts {
            guard let equals = text.firstIndex(of: "=") else { throw .badSetting(text) }
            let key = String(text[..<equals])
            guard choice.parameters.contains(where: { $0.key == key }) else {
                let names = choice.parameters.map(\.key)
                throw .unknownParameter(
                    strategy: name,
                    key,
                    nearest: EditDistance.nearest(to: key, in: names)
                )
            }
            values.append((key, String(text[text.index(after: equals)...])))
        }
        var settings: [Setting] = []
        for parameter in choice.parameters {
            let value = values.last { $0.name == parameter.key }?.value
            settings.append(try choice.settle(parameter, value))
        }
        self.settings = settings
    }

    @usableFromInline
    func units(_ name: String) -> Int128 {
        guard let setting = settings.first(where: { $0.name == name }) else {
            preconditionFailure("\(self.name.rawValue) declares no parameter \(name)")
        }
        return setting.units
    }

    /// The policies that the strategy runs with.
    public var profileName: String { name.profileName }

    /// Makes the strategy for instruments with these price scales and hands it to `visitor`.
    @inlinable
    public func visit<V: StrategyVisitor>(
        priceScales: [UInt8],
        _ visitor: inout V
    ) throws -> V.Output {
        switch name {
        case .emaCross:
            let quantity = units("quantity")
            let parameters = EmaCross.Parameters(
                fast: Int(units("fast")),
                slow: Int(units("slow")),
                quantities: Array(repeating: quantity, count: priceScales.count),
                warmup: Int(units("warmup")),
                shorts: units("short") == 1
            )
            return try visitor.visit(EmaCross(parameters, priceScales: priceScales))
        case .momentum:
            let parameters = Momentum.Parameters(
                lookback: Int(units("lookback")),
                enterBps: Int64(units("enterBps")),
                leaveBps: Int64(units("leaveBps")),
                fractionMillionths: Int64(units("fraction"))
            )
            return try visitor.visit(Momentum(parameters, instruments: priceScales.count))
        }
    }
}
