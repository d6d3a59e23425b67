public import Control
public import SystemIO

/// How the engine of a data directory is, asked from another process.
public enum HealthInquiry {
    /// What came of asking.
    public enum Answer: Sendable, Hashable {
        /// The engine's own word.
        case report(EngineReport)
        /// Nobody listens: no engine runs, or it is just starting or ending.
        case nobody
        /// Somebody listens and says nothing that can be understood.
        case silence
        /// The socket cannot be asked.
        case refused(SocketError)
    }

    /// How long an engine may take to answer; it answers without waiting for anything.
    public static let patienceMs = 800

    /// Asks, and waits no longer than `patienceMs`.
    public static func ask(_ directory: String, patienceMs: Int = patienceMs) -> Answer {
        let deadline = SystemClock().nanoseconds() + UInt64(max(0, patienceMs)) * 1_000_000
        do throws(SocketError) {
            switch try ControlClient(directory: directory).ask(.health, until: deadline) {
            case .answer(.health(let report)): return .report(report)
            // An engine of another version.
            case .answer(.done), .answer(.refused), .silence: return .silence
            case .nobody: return .nobody
            }
        } catch {
            return .refused(error)
        }
    }
}
