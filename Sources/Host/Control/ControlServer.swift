public import Control
import Supervision
import Synchronization
public import SystemIO

/// How an operator reaches a running engine: the socket, the file and the signal, as a task of the fringe.
public final class ControlServer: Sendable {
    /// The socket's name in the data directory.
    public static let socketName = "control.sock"

    /// The file and the signal, for the engine's thread to look at too.
    public let halts: HaltWatch
    private let directory: String
    private let inbox: Inbox
    private let settings: ControlSettings
    private let report: @Sendable () -> EngineReport
    private let memory: CommandMemory
    /// What listens already and waits for the task's first thread.
    private let ready = Mutex<ControlLoop?>(nil)

    /// A server for `directory` that does not listen yet; `report` says how the engine is, without
    /// waiting for anything.
    public init(
        directory: String,
        inbox: Inbox,
        settings: ControlSettings = ControlSettings(),
        report: @escaping @Sendable () -> EngineReport
    ) {
        self.directory = directory
        halts = HaltWatch(in: directory)
        self.inbox = inbox
        self.settings = settings
        self.report = report
        memory = CommandMemory(limit: settings.memory)
    }

    /// Starts listening; the directory's lock has to be held. A halt that is due already, by the file or
    /// by the signal, is in the inbox when this returns: before anything is decided.
    public func listen() throws(SocketError) {
        let loop = try open()
        ready.withLock { $0 = loop }
    }

    /// Without it nobody resumes or closes anything: it is tried for ever.
    private static var policy: RestartPolicy {
        var policy = RestartPolicy()
        policy.givesUp = false
        return policy
    }

    /// The task that serves operators; it is never given up. It is to be stopped after the engine took its last message and
    /// before the directory's lock is let go; whoever waits for an answer is told then.
    public var task: FringeTask {
        FringeTask("control", policy: Self.policy, isEssential: true) { [self] life in
            serve(life)
        }
    }

    private func open() throws(SocketError) -> ControlLoop {
        let loop = ControlLoop(
            try LocalListener(directory: directory, name: Self.socketName),
            try Bell(),
            inbox,
            halts,
            settings,
            memory,
            report
        )
        loop.lookForHalts()
        return loop
    }

    private func serve(_ life: FringeLife) -> TaskEnd {
        var loop: ControlLoop
        let listening = ready.withLock { $0.take() }
        do throws(SocketError) {
            if let listening { loop = listening } else { loop = try open() }
        } catch {
            return .failed("\(error)")
        }
        let bell = loop.bell
        life.whenEnding { bell.ring() }
        while !life.shouldEnd {
            life.beat()
            loop.round()
            guard loop.canBeFound else {
                loop.finish()
                return .failed("\(Self.socketName) was taken away")
            }
        }
        loop.finish()
        return .finished
    }
}
