// Every error that a command can end with, and the exit code that each has: the one place where
// errors become codes.

import Configuration
import Host
import MarketData
import Ports
import Providers
import Replay
import Storage
import SystemIO

/// Why a command ends with another code than 0, and what is said about it on stderr.
public struct CommandFailure: Error, Sendable, Hashable {
    /// The exit code.
    public let status: ExitStatus
    /// What is wrong and what can be done; nil when everything has been said already.
    public let message: String?

    /// A failure with its message.
    public init(_ status: ExitStatus, _ message: String?) {
        self.status = status
        self.message = message
    }

    /// Wrong usage.
    public static func usage(_ message: String) -> CommandFailure {
        CommandFailure(.usage, message)
    }

    /// The failure that an error stands for; what nobody expected fails like a check.
    public init(_ error: any Error) {
        self = CommandFailure(known: error) ?? CommandFailure(.checkFailed, "\(error)")
    }

    /// The failure that an error of ours stands for, or nil for somebody else's.
    public init?(known error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as HostError: self.init(CommandFailure.status(of: error), "\(error)")
        case let error as BackupError: self.init(CommandFailure.status(of: error), "\(error)")
        case let error as RunInputError: self.init(CommandFailure.status(of: error), "\(error)")
        case let error as ImportError: self.init(.input, "\(error)")
        case let error as StrategyError: self.init(.usage, "\(error)")
        case let error as InvalidConfiguration:
            self.init(error.isUsage ? .usage : .input, "\(error)")
        case let error as SpecificationError: self.init(.damaged, "\(error)")
        case let error as SharedBudgetsError: self.init(.system, "\(error)")
        case let error as DiskError: self.init(CommandFailure.status(of: error), "\(error)")
        default: return nil
        }
    }

    private static func status(of error: HostError) -> ExitStatus {
        switch error {
        case .held(.held): .held
        case .held(.disk(let error)), .disk(let error): status(of: error)
        case .control: .system
        case .journal(let error): status(of: error)
        case .damaged: .damaged
        case .otherInputs, .noJournal: .input
        }
    }

    private static func status(of error: BackupError) -> ExitStatus {
        switch error {
        case .held(.held): .held
        case .held(.disk(let error)), .disk(let error): status(of: error)
        case .damaged, .copyDiffers, .fileDiffers: .damaged
        case .exists, .noJournal, .noBackup, .hasJournal: .input
        }
    }

    private static func status(of error: JournalError) -> ExitStatus {
        switch error {
        case .disk(let error), .poisoned(let error): status(of: error)
        case .noRoom, .batchFull: .system
        case .damaged: .damaged
        }
    }

    private static func status(of error: RunInputError) -> ExitStatus {
        switch error {
        case .file, .nativeFile, .duplicateName, .timeOutOfRange: .input
        case .none, .tooMany: .usage
        }
    }

    /// A device that cannot give back what it holds is stored data that is unreadable; all else is
    /// a refusal that passes when its cause is mended.
    private static func status(of error: DiskError) -> ExitStatus {
        error.operation == .read && error.code == DiskError.inputOutput ? .damaged : .system
    }
}
