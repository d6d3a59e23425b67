/// What the layers say, as it was found: nothing here has been looked at yet.
public struct ConfigurationSources: Sendable, Hashable {
    /// A file's bytes and what messages call it.
    public struct File: Sendable, Hashable {
        /// What messages call it.
        public let name: String
        /// Its bytes.
        public let bytes: [UInt8]

        /// A file.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// A variable of the environment.
    public struct Variable: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String

        /// A variable.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The configuration file, if there is one.
    public var file: File?
    /// The file of variables, if there is one.
    public var variableFile: File?
    /// The environment.
    public var environment: [Variable] = []
    /// What was typed on the command line, in order.
    public var options: [TypedOption] = []

    /// Nothing: the defaults hold.
    public init() {}
}

/// A setting as it was typed on the command line.
public enum TypedOption: Sendable, Hashable {
    /// An option of its own: how it is typed, the setting's key, and the value.
    case setting(option: String, key: String, value: String)
    /// `--set name=value`: a parameter of the strategy that is chosen.
    case parameter(String)
}
