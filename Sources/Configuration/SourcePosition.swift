/// A place in a text. Both numbers count from 1; columns count Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
