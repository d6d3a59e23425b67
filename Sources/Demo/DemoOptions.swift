public import Console

/// What the demonstration is asked for.
public struct DemoOptions: Sendable, Hashable {
    /// Which market.
    public let seed: UInt64
    /// How long it should take, in seconds.
    public let seconds: Int
    /// Where its files go.
    public let directory: String
    /// The program as the user called it, for the commands that are suggested.
    public let program: String

    private static let secondsAllowed = 10...600

    /// Checks what was asked for.
    public init(
        seed: UInt64,
        seconds: Int,
        directory: String,
        program: String
    ) throws(CommandFailure) {
        guard DemoOptions.secondsAllowed.contains(seconds) else {
            throw .usage(
                "--seconds is \(seconds): must be between \(DemoOptions.secondsAllowed.lowerBound) "
                    + "and \(DemoOptions.secondsAllowed.upperBound)"
            )
        }
        guard !directory.isEmpty, !directory.hasPrefix("-") else {
            throw .usage("--dir is \"\(directory)\": name a directory")
        }
        self.seed = seed
        self.seconds = seconds
        self.directory = directory
        self.program = program
    }
}
