/// What the program was asked for.
struct BenchOptions {
    /// Whether to print a document and no table.
    private(set) var json = false
    /// Whether to time the backtest only, for a parent process.
    private(set) var isWorker = false
    /// The command line whose start is timed.
    private(set) var plimsoll = ""
    /// The same backtest built as one module.
    private(set) var oneModule = ""
    /// A directory on the disk to be measured, for files that may be deleted.
    private(set) var scratch = ""

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": json = true
            case "--worker": isWorker = true
            case "--plimsoll": plimsoll = try BenchOptions.value(of: argument, &rest)
            case "--one-module": oneModule = try BenchOptions.value(of: argument, &rest)
            case "--scratch": scratch = try BenchOptions.value(of: argument, &rest)
            default: throw BenchError("\(argument) is no option; run scripts/bench")
            }
        }
        if !isWorker, plimsoll.isEmpty || oneModule.isEmpty || scratch.isEmpty {
            throw BenchError("--plimsoll, --one-module and --scratch are needed; run scripts/bench")
        }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws -> String
    {
        guard let value = rest.popFirst() else { throw BenchError("\(option) needs a value") }
        return value
    }
}
