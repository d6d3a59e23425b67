// An operator's word finds its way: to the engine that runs, or into the journal when none does. A halt
// finds one in any case: an engine that does not answer sees the file when it goes on.

public import Control
public import Ports
import SystemIO
public import TradeModel

/// Brings commands to a data directory.
public struct CommandDelivery: Sendable {
    /// Where a command arrived.
    public enum Arrival: Sendable, Hashable {
        /// The engine that runs has made it durable.
        case engine(sequence: UInt64, mode: Mode)
        /// No engine runs: it is in the journal, and the next engine begins with it.
        case journal(sequence: UInt64, mode: Mode)
        /// The engine does not answer: the file `HALT` is there, durable, and halts it once it goes on.
        case haltFile(path: String, pid: Int32?)
    }

    /// Why a command arrived nowhere.
    public enum Failure: Error, Sendable {
        /// It was refused.
        case refused(ControlRefusal)
        /// Another process holds the directory and does not answer.
        case unanswered(pid: Int32?)
        /// The directory or its engine cannot be worked with.
        case trouble(CommandTrouble)
        /// So it is, and a halt found its way all the same: the file `HALT` is there, durable.
        case haltFileMade(path: String, CommandTrouble)
        /// So it is, and the file `HALT` cannot be made either.
        case haltFileRefused(DiskError, CommandTrouble)
    }

    private let directory: String
    private let patienceMs: Int
    private let clock = SystemClock()

    /// How long an engine may take to answer before it counts as wedged.
    public static let defaultPatienceMs = 5_000
    private static let pauseMs = 50

    /// Commands for `directory`.
    public init(directory: String, patienceMs: Int = CommandDelivery.defaultPatienceMs) {
        self.directory = directory
        self.patienceMs = patienceMs
    }

    /// Delivers a command. When this returns, it is durable; a halt is so too when `haltFileMade` is
    /// thrown.
    ///
    /// - Parameter id: a name under which it is done once, however often it has to be said.
    public func deliver(_ command: OperatorCommand, id: String) throws(Failure) -> Arrival {
        if command == .resume, HaltFile(in: directory).isThere {
            throw .refused(.haltFile(HaltFile(in: directory)))
        }
        do throws(Failure) {
            return try bring(command, id)
        } catch .trouble(let trouble) {
            guard command == .halt else { throw .trouble(trouble) }
            throw fallBack(trouble)
        }
    }

    /// Where nothing else goes, an empty file goes.
    private func fallBack(_ trouble: CommandTrouble) -> Failure {
        let file = HaltFile(in: directory)
        do throws(DiskError) {
            try file.create()
        } catch {
            return .haltFileRefused(error, trouble)
        }
        return .haltFileMade(path: file.path, trouble)
    }

    private func bring(_ command: OperatorCommand, _ id: String) throws(Failure) -> Arrival {
        let request = ControlRequest(command, id: id)
        let deadline = clock.nanoseconds() + UInt64(max(0, patienceMs)) * 1_000_000
        while true {
            if let arrival = try askEngine(request, until: deadline) { return arrival }
            if let arrival = try note(command) { return arrival }
            guard clock.nanoseconds() < deadline else { return try giveUp(command) }
            SystemClock.pause(milliseconds: Self.pauseMs)
        }
    }

    /// Asks the engine; nil when there is none that answers.
    private func askEngine(
        _ request: ControlRequest,
        until deadline: UInt64
    ) throws(Failure) -> Arrival? {
        let reply: ControlClient.Reply
        do throws(SocketError) {
            reply = try ControlClient(directory: directory).ask(request, until: deadline)
        } catch {
            throw .trouble(.socket(error))
        }
        switch reply {
        // It was not asked for its health.
        case .nobody, .silence, .answer(.health): return nil
        case .answer(.done(let sequence, let mode)):
            return .engine(sequence: sequence, mode: mode)
        case .answer(.refused(let refusal)):
            switch refusal.reason {
            case .busy, .ended, .late, .tooSlow: return nil
            case .malformed, .unknownCommand, .tooLarge, .haltFile, .nothingToLift:
                throw .refused(refusal)
            }
        }
    }

    /// Puts it into the journal; nil when somebody holds the directory.
    private func note(_ command: OperatorCommand) throws(Failure) -> Arrival? {
        let outcome: CommandOutcome
        do throws(HostError) {
            outcome = try IdleJournal(directory: directory).note(command)
        } catch .held(.held) {
            return nil
        } catch {
            throw .trouble(.host(error))
        }
        switch outcome {
        case .done(let sequence, let mode): return .journal(sequence: sequence, mode: mode)
        case .nothingToLift(let mode): throw .refused(.nothingToLift(command, mode))
        }
    }

    private func giveUp(_ command: OperatorCommand) throws(Failure) -> Arrival {
        let pid: Int32?
        do throws(LockError) {
            pid = try DirectoryLock.holder(of: directory)
        } catch {
            throw .trouble(.host(.held(error)))
        }
        guard command == .halt else { throw .unanswered(pid: pid) }
        let file = HaltFile(in: directory)
        do throws(DiskError) {
            try file.create()
        } catch {
            throw .haltFileRefused(error, .unanswered(pid: pid))
        }
        return .haltFile(path: file.path, pid: pid)
    }
}
