import ArgumentParser

/// What shells offer where a file of candles is wanted.
enum CandleFileCompletion {
    static let kind = CompletionKind.file(extensions: ["csv", "json", "candles"])
}
