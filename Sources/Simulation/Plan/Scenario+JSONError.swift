public import ByteCodec

extension Scenario {
    /// Why a saved plan was refused.
    public enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
        /// It is no JSON.
        case json(JSONError)
        /// This member, by its path, is missing or is not what is expected there.
        case member(String, expected: String)

        /// A sentence for people.
        public var description: String {
            switch self {
            case .json(let error): "\(error)"
            case .member(let path, let expected): "\(path): expected \(expected)"
            }
        }
    }
}
