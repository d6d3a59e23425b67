import Control
public import Host

/// The engine of a data directory as another process sees it.
public struct EngineView: Sendable, Hashable {
    /// The process that holds the directory; nil when none does.
    public let pid: Int32?
    /// Whether the file `HALT` is there.
    public let hasHaltFile: Bool
    /// What it says of itself.
    public let answer: HealthInquiry.Answer

    /// An engine that was looked at.
    public init(pid: Int32?, hasHaltFile: Bool, answer: HealthInquiry.Answer) {
        self.pid = pid
        self.hasHaltFile = hasHaltFile
        self.answer = answer
    }

    /// Looks at the directory and asks whoever listens there, less than a second in all.
    public init(of directory: String) throws(HostError) {
        pid = try StoredRun.engine(of: directory)
        hasHaltFile = HaltFile(in: directory).isThere
        answer = HealthInquiry.ask(directory)
    }
}
