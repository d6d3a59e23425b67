// Decimal texts against Python's decimal module, which rounds them independently.

import MarketData
import Testing

@Suite struct `Decimal rounding` {
    @Test(arguments: [1, 2, 3])
    func `agrees with an independent decimal library`(seed: Int) throws {
        let lines = try Python.lines(of: "decimal_oracle.py", "\(seed)", "4000")
        #expect(lines.count == 4_000)
        for line in lines {
            let parts = line.split(separator: " ").map(String.init)
            try #require(parts.count == 3)
            let found = outcome(of: parts[0], scale: UInt8(parts[1]))
            #expect(found == parts[2], "\(line)")
        }
    }

    /// What becomes of a price, in the oracle's words.
    private func outcome(of text: String, scale: UInt8?) -> String {
        do throws(CandleFileError) {
            let series = try parse(
                header + "0,\(text),\(text),\(text),\(text),\n",
                CandleFileOptions(priceScale: scale)
            )
            let rounded = series.report.roundedPrices
            guard rounded == 0 || rounded == 4, series.opens == series.lows else { return "uneven" }
            return "\(series.priceScale):\(series.opens[0]):\(rounded / 4)"
        } catch {
            switch error.reason {
            case .tooLarge: return "overflow"
            case .priceVanishes: return "vanishes"
            case .priceTooSmall: return "too-small"
            default: return error.description
            }
        }
    }
}
