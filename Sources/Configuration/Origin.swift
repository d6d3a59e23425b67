/// Where a setting's value comes from, the weakest first.
public enum Origin: Hashable, Sendable {
    /// Nobody set it.
    case defaults
    /// A configuration file.
    case file(name: String, SourcePosition)
    /// A line of a file of variables, and the variable on it where the line has one.
    case variableFile(name: String, line: Int, variable: String?)
    /// A variable of the environment.
    case environment(String)
    /// An option of the command line, as it is typed.
    case option(String)

    /// A higher rank goes before a lower one.
    public var rank: Int {
        switch self {
        case .defaults: 0
        case .file: 1
        case .variableFile: 2
        case .environment: 3
        case .option: 4
        }
    }

    /// Problems are listed by this: the layers in their order, lines in theirs.
    var order: (Int, Int) { (rank, place?.line ?? 0) }

    /// One word for scripts.
    public var kind: String {
        switch self {
        case .defaults: "default"
        case .file: "file"
        case .variableFile: "env_file"
        case .environment: "environment"
        case .option: "option"
        }
    }

    /// The variable's name, where a variable gave it.
    public var variable: String? {
        switch self {
        case .variableFile(_, _, let variable): variable
        case .environment(let variable): variable
        case .defaults, .file, .option: nil
        }
    }

    /// The file and the line, where a file gave it.
    public var place: (file: String, line: Int)? {
        switch self {
        case .file(let name, let position): (name, position.line)
        case .variableFile(let name, let line, _): (name, line)
        case .defaults, .environment, .option: nil
        }
    }
}

extension Origin: CustomStringConvertible {
    /// The place, for people.
    public var description: String {
        switch self {
        case .defaults: "default"
        case .file(let name, let position): "\(name):\(position.line)"
        case .variableFile(let name, let line, let variable):
            "\(name):\(line)" + (variable.map { ", \($0)" } ?? "")
        case .environment(let variable): "environment, \(variable)"
        case .option(let option): option
        }
    }
}
