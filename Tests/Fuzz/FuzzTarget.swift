/// A decoder that is given arbitrary bytes: it may refuse them with its typed error and nothing
/// else.
protocol FuzzTarget: SendableMetatype {
    /// Decodes `bytes`, and stops the process where a promise of the decoder is broken.
    static func attempt(_ bytes: UnsafeRawBufferPointer)

    /// Inputs to begin with, made by the project's own encoders.
    static var seeds: [[UInt8]] { get }
}

extension FuzzTarget {
    /// Stops the process unless `condition` holds: libFuzzer keeps the input.
    static func demand(
        _ condition: @autoclosure () -> Bool,
        _ promise: @autoclosure () -> String
    ) {
        if !condition() { fatalError("\(Self.self): \(promise())") }
    }
}
