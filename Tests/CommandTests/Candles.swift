import Randomness

/// Candle files made up for tests: a random walk that its seed decides.
enum Candles {
    /// A file of so many minutes; `gaps` leaves some of them out.
    static func csv(_ count: Int, seed: UInt64, hasGaps: Bool = false) -> String {
        var random = SplitMix64(seed: seed)
        var text = "time,open,high,low,close,volume\n"
        var price = 100_000
        for minute in 0..<count {
            let open = price
            price = max(1_000, price + Int.random(in: -400...400, using: &random))
            let high = max(open, price) + Int.random(in: 0...100, using: &random)
            let low = min(open, price) - Int.random(in: 0...100, using: &random)
            let volume = Int.random(in: 1...100_000, using: &random)
            if hasGaps, minute > 2, Int.random(in: 0..<40, using: &random) == 0 { continue }
            let time = 1_600_000_000_000 + minute * 60_000
            text += "\(time),\(decimal(open)),\(decimal(high)),\(decimal(low)),\(decimal(price)),"
            text += "\(volume)\n"
        }
        return text
    }

    /// A file in which the prices vanish for twelve minutes and come back for as long, again and again.
    static func vanishing(_ count: Int, seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        var text = "time,open,high,low,close,volume\n"
        var price = 100_000
        for minute in 0..<count where minute <= 30 || (minute / 12) % 2 == 1 {
            let open = price
            price = max(1_000, price + Int.random(in: -400...420, using: &random))
            let time = 1_600_000_000_000 + minute * 60_000
            text += "\(time),\(decimal(open)),\(decimal(max(open, price) + 50)),"
            text += "\(decimal(min(open, price) - 50)),\(decimal(price)),1000\n"
        }
        return text
    }

    private static func decimal(_ thousandths: Int) -> String {
        let part = String(thousandths % 1_000)
        return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - part.count) + part
    }
}
