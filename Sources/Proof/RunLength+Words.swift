public import Console
public import Simulation

extension RunLength {
    /// The length that a command was given.
    public init(option text: String) throws(CommandFailure) {
        guard let length = RunLength(name: text) else {
            let names = RunLength.all.map(\.name).joined(separator: ", ")
            throw .usage("--length is \"\(text)\": must be one of \(names)")
        }
        self = length
    }

    /// What a run of this length consists of.
    public var words: String {
        switch self {
        case .minutes: "two quiet and five busy minutes"
        case .hours: "two quiet hours and ten busy minutes"
        case .week: "a quiet week and ten busy minutes"
        }
    }

    /// What a command needs so that it means this length; empty for the one that is meant anyway.
    var option: String {
        switch self {
        case .minutes: " --length minutes"
        case .hours: ""
        case .week: " --length week"
        }
    }
}
