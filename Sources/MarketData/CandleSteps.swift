// The steps between neighbouring candles: the interval they share, and where they break it.

/// What the open times of a series tell about its interval.
struct CandleSteps {
    /// The most frequent step, in milliseconds; of equally frequent ones the smallest.
    private(set) var intervalMs = CandleSeries.defaultIntervalMs
    /// Steps longer than the interval.
    private(set) var gaps = 0
    /// Candles that would fill them.
    private(set) var missingCandles = 0
    /// Steps shorter than the interval.
    private(set) var shortSteps = 0

    /// Reads `times`, which rise strictly from 0 or later.
    init(of times: [Int64]) {
        guard times.count > 1 else { return }
        var steps = [Int64]()
        steps.reserveCapacity(times.count - 1)
        for index in 1..<times.count {
            let step = times[index] - times[index - 1]
            precondition(step > 0, "the times of a candle series rise strictly")
            steps.append(step)
        }
        steps.sort()
        intervalMs = Self.mostFrequent(inSorted: steps)
        for step in steps {
            if step > intervalMs {
                gaps += 1
                missingCandles += Int((step - 1) / intervalMs)
            } else if step < intervalMs {
                shortSteps += 1
            }
        }
    }

    private static func mostFrequent(inSorted steps: [Int64]) -> Int64 {
        var best = steps[0]
        var bestLength = 0
        var length = 0
        for index in steps.indices {
            length = index > 0 && steps[index] == steps[index - 1] ? length + 1 : 1
            if length > bestLength {
                bestLength = length
                best = steps[index]
            }
        }
        return best
    }
}
