import ByteCodec

/// What `data info` says of files.
public struct DataInfo {
    private let views: [CandleFileView]

    /// Reads the files; candles are made of trades with this interval.
    public init(_ paths: [String], intervalMs: Int64) throws(CommandFailure) {
        var views: [CandleFileView] = []
        for path in paths { views.append(try CandleFileView(path, intervalMs: intervalMs)) }
        self.views = views
    }

    /// For scripts, one line.
    public var document: String {
        JSONValue.object([.init("files", .array(views.map { .object($0.members()) }))]).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        views.map { $0.text(style) }.joined(separator: "\n")
    }
}
