// The process's streams, written in whole. A reader that has gone away (`| head`) is no error: what
// it no longer wants is dropped, and the command's own result stays what it is.

import Glibc
import Logs

/// Standard output or standard error.
public final class StandardStream {
    private let descriptor: Int32
    /// Whether secrets are masked: results are what was asked for, everything else may quote anything.
    private let masksSecrets: Bool
    private var buffer: [UInt8] = []
    private var side: SideWriter?
    /// Whether the reader has gone away.
    public private(set) var isClosed = false
    /// The system's error number of a write that failed for another reason.
    public private(set) var failureCode: Int32?

    /// Bytes that are gathered before they are written.
    private static let bufferLimit = 1 << 16

    /// The stream of results.
    public static func output() -> StandardStream { StandardStream(STDOUT_FILENO) }

    /// The stream of progress, advice and errors.
    public static func errors() -> StandardStream {
        StandardStream(STDERR_FILENO, masksSecrets: true)
    }

    init(_ descriptor: Int32, masksSecrets: Bool = false) {
        self.descriptor = descriptor
        self.masksSecrets = masksSecrets
    }

    deinit {
        flush()
        side?.end()
    }

    /// From now on a reader that goes away is noticed by the next write and does not kill.
    public static func ignoreBrokenPipes() {
        let previous = signal(SIGPIPE, SIG_IGN)
        precondition(
            unsafeBitCast(previous, to: Int.self) != unsafeBitCast(SIG_ERR, to: Int.self),
            "the signal cannot be ignored"
        )
    }

    /// Whether it is a terminal.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Whether it may be coloured: a terminal, and nobody objects.
    public var allowsColour: Bool {
        guard isTerminal else { return false }
        guard let objection = getenv("NO_COLOR") else { return true }
        return objection.pointee == 0
    }

    /// Writes a line.
    public func line(_ text: String) { write(text + "\n") }

    /// Writes a text.
    public func write(_ text: String) {
        let text = masksSecrets ? SecretRegistry.process.redactor.redact(text) : text
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= StandardStream.bufferLimit { flush() }
    }

    /// From now on whoever writes waits for no reader: texts are handed to a thread of their own, and
    /// those that find no room are dropped and counted. Where the system gives no thread nothing changes.
    public func neverWait() {
        guard side == nil else { return }
        flush()
        let descriptor = descriptor
        side = SideWriter.start { _ = DescriptorWriting.write($0, to: descriptor) }
    }

    /// Hands everything to the system, or to the thread that writes.
    public func flush() {
        defer { buffer.removeAll(keepingCapacity: true) }
        guard !buffer.isEmpty else { return }
        if let side { return side.take(buffer) }
        guard !isClosed, failureCode == nil else { return }
        switch DescriptorWriting.write(buffer, to: descriptor) {
        case .done: break
        case .readerGone: isClosed = true
        case .failed(let code): failureCode = code
        }
    }

    /// Hands everything over and gives a reader so many milliseconds, when texts have a thread of their
    /// own.
    public func flush(withinMs limit: Int) {
        flush()
        side?.drain(withinMs: limit)
    }

    /// Writes everything, and throws when the system refused it.
    public func finish() throws(CommandFailure) {
        flush()
        guard let failureCode else { return }
        let reason = failureCode == ENOSPC ? "no space left" : "system error \(failureCode)"
        throw CommandFailure(.system, "cannot write to standard output: \(reason)")
    }
}
