// The file `HALT` and the signal, looked at again and again by whoever gets to it: the control thread, and
// the engine's own where that has not looked for a while. So a halt needs no socket, and an engine that
// stood still halts before it decides anything.

import Synchronization
import SystemIO

/// Turns the file and the signal into one halt each time.
public final class HaltWatch: Sendable {
    private struct State {
        var wasThere = false
        var isOwed = false
    }

    /// The file.
    let file: HaltFile
    private let staleMs: UInt64
    private let clock = SystemClock()
    private let state = Mutex(State())
    /// When somebody looked last, by the clock of the boot.
    private let lookedAt = Atomic<UInt64>(0)

    /// How old a look may be before the engine looks itself, in milliseconds.
    static let staleMs = 300

    /// A watch on a data directory; nobody has looked yet.
    public convenience init(in directory: String) {
        self.init(HaltFile(in: directory), staleMs: Self.staleMs)
    }

    init(_ file: HaltFile, staleMs: Int) {
        self.file = file
        self.staleMs = UInt64(staleMs)
    }

    /// Looks, and where a halt is due tells the engine; one that could not be told stays due.
    func look(tell: () -> Bool) {
        state.withLock { state in
            let isThere = file.isThere
            if ProcessSignals.takeHalt() || (isThere && !state.wasThere) { state.isOwed = true }
            state.wasThere = isThere
            if state.isOwed, tell() { state.isOwed = false }
            // While one is due the look is as good as none, so the engine looks itself. Said after the
            // engine was told: whoever sees a fresh look finds the halt in the inbox.
            lookedAt.store(state.isOwed ? 0 : clock.nanoseconds(), ordering: .releasing)
        }
    }

    /// For the engine's own thread: whether it is to be halted and nobody else has told it. The clock is
    /// read, and nothing else where somebody looked of late.
    func isDue() -> Bool {
        let last = lookedAt.load(ordering: .acquiring)
        guard clock.nanoseconds() >= last + staleMs * 1_000_000 else { return false }
        var isDue = false
        look {
            isDue = true
            return true
        }
        return isDue
    }
}
