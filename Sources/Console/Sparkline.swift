/// A curve in one line of text.
enum Sparkline {
    private static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A character a value, from the lowest to the highest.
    static func text(_ values: [Int128]) -> String {
        guard let least = values.min(), let most = values.max() else { return "" }
        // Halved, so that the difference of any two values fits.
        let span = most / 2 - least / 2
        guard span > 0 else { return String(repeating: steps[3], count: values.count) }
        return String(
            values.map { value in
                let height = Double(value / 2 - least / 2) / Double(span)
                return steps[min(7, max(0, Int(height * 7 + 0.5)))]
            }
        )
    }
}
