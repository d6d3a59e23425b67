/// How fast recorded time passes.
public struct ReplaySpeed: Sendable, Hashable {
    /// How many times faster than the clock; nil as fast as possible.
    public let factor: Double?

    /// Reads `max`, or a number such as `60`.
    public init(_ text: String) throws(CommandFailure) {
        if text == "max" {
            factor = nil
            return
        }
        guard let factor = Double(text), factor.isFinite, (0.001...1_000_000_000).contains(factor)
        else {
            throw .usage(
                "--speed is \"\(text)\": must be max, or how many times faster than the clock, "
                    + "between 0.001 and 1000000000"
            )
        }
        self.factor = factor
    }
}
