extension Rule {
    /// What to do instead.
    public var instead: String {
        switch self {
        case .pureClock: "take the instant as an argument"
        case .pureConcurrency:
            "a state machine that returns what to do, and a driver in an effectful target"
        case .pureHashedCollection: "a sorted array, or an array by index"
        case .pureInput: "return a value; the caller writes it"
        case .pureRandomness: "Randomness.SplitMix64 with a seed that is an argument"
        case .imports: "declare it in Package.swift and docs/ARCHITECTURE.md, or do without"
        case .targetDependency:
            "go through a target that the table allows, or change docs/ARCHITECTURE.md with the reason"
        case .targetLayer: "turn the arrow round, or move the row"
        case .targetPurity: "a port in Ports, or the kind E"
        case .targetTable: "make Package.swift and docs/ARCHITECTURE.md agree"
        case .defaultCase: "name the cases"
        case .emptyCatch: "handle the error, or pass it on as a value"
        case .fatalError: "throw a typed error, or precondition with a sentence"
        case .floatingPoint: "Int128 units (Money), or an exception for statistics"
        case .forceCast: "a pattern, or a type that cannot be another"
        case .forceTry: "try, in a function that throws"
        case .forceUnwrap: "guard let, or ?? with a value that holds"
        case .idleTest:
            "expect what the code gives; a test that cannot run here is enabled by a condition"
        case .hashOrder: "sort first, or keep an array"
        case .optionalTry: "do and catch, or try"
        case .sleep: "a time as an argument; SystemClock.pause outside the engine"
        case .uncheckedSendable: "a `// SAFETY:` line above that says why it holds"
        case .undocumented: "a doc comment: what it is, units, errors"
        case .unsafeCode: "Span or an array, or an exception that says why"
        case .deadFile: "remove it, or use it"
        case .deadScript: "remove it, or name it in the Makefile or the documents"
        case .brokenLink: "the path that exists"
        case .fileLength: "split it by topic: Type+Topic.swift"
        case .functionLength: "take named steps out of it"
        case .bindAll: "the loopback address, or an address from the configuration"
        case .evaluation: "parse the data"
        case .plainHTTP: "https, or a loopback address"
        case .secret:
            "the environment or a file outside the repository; for a published value, an exception with its source"
        case .shell: "posix_spawn with an argument list"
        case .sqlWrite: "Projection's transaction scope"
        case .tlsVerification:
            "leave verification on; add a root certificate where one is missing"
        case .conflictMarker: "finish the merge"
        case .finalNewline: "exactly one newline at the end"
        case .foreignWord: "what the list of words says, or the thing's own name"
        case .trailingSpace: "nothing at the line's end"
        case .command: "a script of this repository or a target of its Makefile"
        case .ignoredFailure:
            "let it fail, or say why in a comment on the line above (scripts only)"
        case .strictShell: "`set -euo pipefail` before the first command"
        case .exception: "rule, path and reason on one line; remove it when it is not needed"
        }
    }
}
