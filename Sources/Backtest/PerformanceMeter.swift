/// Figures of merit over a sequence of equities, computed as they come. Statistics, not money:
/// `Double` throughout.
struct PerformanceMeter {
    private var last: Double
    private var peak: Double
    private let first: Double
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0
    private var downside = 0.0
    private var exposed = 0.0
    private(set) var maxDrawdown = 0.0

    init(equity: Double) {
        first = equity
        last = equity
        peak = equity
    }

    /// Takes the equity at the end of a period in.
    @inline(__always)
    mutating func add(_ equity: Double, isExposed: Bool) {
        // Most equities are those of the bar before: a division would only say so.
        let change = equity != last && last > 0 ? equity / last - 1 : 0
        count += 1
        let delta = change - mean
        mean += delta / count
        squares += delta * (change - mean)
        if change < 0 { downside += change * change }
        if isExposed { exposed += 1 }
        if equity >= peak {
            peak = equity
        } else if peak > 0, equity < last {
            // Only a fall can make the drawdown larger than it is.
            maxDrawdown = max(maxDrawdown, 1 - equity / peak)
        }
        last = equity
    }

    /// Share of the periods at whose end something was held, in percent.
    var exposurePercent: Double { count > 0 ? exposed / count * 100 : 0 }

    /// Mean over standard deviation of the periods' returns, annualised; nil without variation.
    func sharpe(periodsPerYear: Double) -> Double? {
        guard count > 1 else { return nil }
        let deviation = (squares / (count - 1)).squareRoot()
        return deviation > 0 ? mean / deviation * periodsPerYear.squareRoot() : nil
    }

    /// Mean over downside deviation of the periods' returns, annualised; nil without a loss.
    func sortino(periodsPerYear: Double) -> Double? {
        guard count > 0 else { return nil }
        let deviation = (downside / count).squareRoot()
        return deviation > 0 ? mean / deviation * periodsPerYear.squareRoot() : nil
    }

    /// Arithmetic annual return over the largest drawdown; nil without a drawdown.
    func calmar(periodsPerYear: Double) -> Double? {
        guard maxDrawdown > 0, count > 0, first > 0 else { return nil }
        return (last / first - 1) / count * periodsPerYear / maxDrawdown
    }
}
