import Synchronization

/// Every secret text that this process knows, so that whoever writes text can mask it.
public final class SecretRegistry: Sendable {
    /// The process's own.
    public static let process = SecretRegistry()

    /// A shorter text is not registered: masking it would tear every other word apart.
    public static let minimumLength = 8

    private let known = Mutex(Redactor(secrets: []))

    /// A registry that knows nothing.
    public init() {}

    /// From now on the text is masked.
    public func register(_ text: String) {
        guard text.utf8.count >= SecretRegistry.minimumLength else { return }
        known.withLock { $0 = $0.adding(text) }
    }

    /// Registers the values of those variables whose names say that they are secret, and what looks
    /// like a secret in the others: a key in an address is read alone elsewhere.
    public func register(environment: [(name: String, value: String)]) {
        for (name, value) in environment {
            if SecretName.isTelling(variable: name) { register(value) }
            for secret in SecretShape.all(in: value) {
                register(secret)
                // Of a user and a password the password alone is secret as well.
                if let colon = secret.firstIndex(of: ":") {
                    register(String(secret[secret.index(after: colon)...]))
                }
            }
        }
    }

    /// What masks everything that is known now.
    public var redactor: Redactor { known.withLock { $0 } }
}
