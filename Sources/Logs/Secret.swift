// A value that must not be seen: a key, a token, a password. However it is printed, interpolated, dumped
// or mirrored, it says `redacted`; and because its text is registered, the writers of logs and errors
// mask it too where somebody has copied it out.

/// A secret text.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let text: String

    /// What is written in a secret's place.
    public static let mask = "redacted"

    /// A secret, registered so that it is masked wherever it leaves as text.
    public init(_ text: String, registry: SecretRegistry = .process) {
        self.text = text
        registry.register(text)
    }

    /// The text itself, for the one place that needs it.
    public func reveal<Result>(_ body: (String) throws -> Result) rethrows -> Result {
        try body(text)
    }

    /// `redacted`.
    public var description: String { Secret.mask }
    /// `redacted`.
    public var debugDescription: String { Secret.mask }
    /// Nothing inside.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
