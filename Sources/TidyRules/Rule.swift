// The rules by name. A name is a contract with `.tidy-exceptions`: add, never rename.

/// What tidy looks for.
public enum Rule: String, CaseIterable, Sendable {
    // Pure targets.
    case pureClock = "pure-clock"
    case pureConcurrency = "pure-concurrency"
    case pureHashedCollection = "pure-hashed-collection"
    case pureInput = "pure-io"
    case pureRandomness = "pure-randomness"

    // The table of targets.
    case imports = "import"
    case targetDependency = "target-dependency"
    case targetLayer = "target-layer"
    case targetPurity = "target-purity"
    case targetTable = "target-table"

    // Swift.
    case defaultCase = "default-case"
    case emptyCatch = "empty-catch"
    case fatalError = "fatal-error"
    case floatingPoint = "floating-point"
    case forceCast = "force-cast"
    case forceTry = "force-try"
    case forceUnwrap = "force-unwrap"
    case hashOrder = "hash-order"
    case idleTest = "idle-test"
    case optionalTry = "optional-try"
    case sleep = "sleep"
    case uncheckedSendable = "unchecked-sendable"
    case undocumented = "undocumented"
    case unsafeCode = "unsafe-code"

    // Size and use.
    case deadFile = "dead-file"
    case deadScript = "dead-script"
    case brokenLink = "broken-link"
    case fileLength = "file-length"
    case functionLength = "function-length"

    // Security.
    case bindAll = "bind-all"
    case evaluation = "eval"
    case plainHTTP = "plain-http"
    case secret = "secret"
    case shell = "shell"
    case sqlWrite = "sql-write"
    case tlsVerification = "tls-verification"

    // Every text file.
    case conflictMarker = "conflict-marker"
    case finalNewline = "final-newline"
    case foreignWord = "foreign-word"
    case trailingSpace = "trailing-space"

    // Scripts and continuous integration.
    case command = "unknown-command"
    case ignoredFailure = "ignored-failure"
    case strictShell = "strict-shell"

    // The exceptions themselves.
    case exception = "exception"
}

extension Rule {
    /// Whether it is one of the rules that the security checks run alone.
    public var isSecurity: Bool {
        switch self {
        case .bindAll, .evaluation, .plainHTTP, .secret, .shell, .sqlWrite, .tlsVerification,
            .unsafeCode, .uncheckedSendable:
            true
        case .pureClock, .pureConcurrency, .pureHashedCollection, .pureInput, .pureRandomness,
            .imports, .targetDependency, .targetLayer, .targetPurity, .targetTable, .defaultCase,
            .emptyCatch, .fatalError, .floatingPoint, .forceCast, .forceTry, .forceUnwrap,
            .hashOrder,
            .idleTest,
            .optionalTry, .sleep, .undocumented, .deadFile, .deadScript, .brokenLink, .fileLength,
            .functionLength, .conflictMarker, .finalNewline, .foreignWord, .trailingSpace,
            .command, .ignoredFailure, .strictShell, .exception:
            false
        }
    }
}
