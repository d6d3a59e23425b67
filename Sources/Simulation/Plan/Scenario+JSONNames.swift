// The names under which lengths of runs are given on a command line and kept in files.

extension RunLength {
    /// Every length, the shortest first.
    public static let all: [RunLength] = [.hours, .week]

    /// The name that commands and files use.
    public var name: String {
        switch self {
        case .hours: "hours"
        case .week: "week"
        }
    }

    /// The length of that name, or nil when there is none.
    public init?(name: String) {
        guard let length = RunLength.all.first(where: { $0.name == name }) else { return nil }
        self = length
    }
}
