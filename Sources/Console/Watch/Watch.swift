// `--watch`: the books again and again, as the journal grows. On a terminal a screen that is redrawn in place;
// elsewhere the plain report, once for every change.

public import Host
import SystemIO

/// Watches a data directory until it is told to stop.
public struct Watch {
    private let directory: String
    private let subject: WatchPicture.Subject
    private let intervalMs: Int
    private let output = StandardStream.output()
    private var follower: JournalFollower

    /// Seconds between two looks.
    public static let intervals = 1...3_600

    /// A watch that looks every so many seconds.
    public init(
        _ directory: String,
        _ subject: WatchPicture.Subject,
        intervalSeconds: Int
    ) throws(CommandFailure) {
        guard Watch.intervals.contains(intervalSeconds) else {
            throw .usage("--interval is \(intervalSeconds): must be from 1 to 3600 seconds")
        }
        self.directory = directory
        self.subject = subject
        intervalMs = intervalSeconds * 1_000
        ProcessSignals.catchStop()
        do throws(HostError) {
            follower = try JournalFollower(directory)
            if follower.run == nil { throw .noJournal(directory: directory) }
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Shows the books until a key (`q`), SIGINT or SIGTERM. Where standard output is no terminal, or with `isPlain`, `plain`
    /// says what is written for every change.
    public mutating func run(isPlain: Bool, plain: (StoredRun, Int32?) -> String)
        throws(CommandFailure)
    {
        let wasAsked: Bool
        if output.isTerminal, !isPlain {
            wasAsked = try watchOnScreen()
        } else {
            try watchPlainly(plain)
            wasAsked = false
        }
        if !wasAsked, ProcessSignals.stopRequested { throw CommandFailure(.interrupted, nil) }
    }

    private mutating func watchOnScreen() throws(CommandFailure) -> Bool {
        let terminal = Terminal()
        output.write(ScreenPainter.enter)
        output.flush()
        defer {
            terminal.restore()
            output.write(ScreenPainter.leave)
            output.flush()
        }
        let style = TextStyle(isColoured: output.allowsColour)
        var painter = ScreenPainter()
        while !ProcessSignals.stopRequested, !output.isClosed {
            let size = Terminal.size ?? (80, 24)
            if Terminal.takeResize() { painter.forget() }
            if let run = follower.run {
                let picture = WatchPicture(
                    run,
                    latest: follower.latest,
                    directory: directory,
                    pid: try engine(),
                    subject
                )
                let lines = picture.lines(columns: size.columns, rows: size.rows, style)
                output.write(painter.draw(lines))
                output.flush()
            }
            if let key = terminal.key(waitingMs: intervalMs) {
                if key == UInt8(ascii: "q") || key == UInt8(ascii: "Q") { return true }
            }
            _ = try look()
        }
        return false
    }

    private mutating func watchPlainly(
        _ plain: (StoredRun, Int32?) -> String
    ) throws(CommandFailure) {
        var isNew = true
        while !ProcessSignals.stopRequested, !output.isClosed {
            if isNew, let run = follower.run {
                output.line(plain(run, try engine()))
                try output.finish()
            }
            SystemClock.pauseUnlessStopped(milliseconds: intervalMs)
            isNew = try look()
        }
    }

    private mutating func look() throws(CommandFailure) -> Bool {
        do throws(HostError) {
            return try follower.look()
        } catch {
            throw CommandFailure(error)
        }
    }

    private func engine() throws(CommandFailure) -> Int32? {
        do throws(HostError) {
            return try StoredRun.engine(of: directory)
        } catch {
            throw CommandFailure(error)
        }
    }
}
