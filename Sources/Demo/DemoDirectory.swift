// Where the demonstration keeps its files. A directory that it did not make is left alone: what a
// demo made carries a note, and only that is emptied for the next one.

import Console
import DemoMarket
import MarketData
import Ports
import SystemIO

/// The demonstration's directory, held until the value is gone.
struct DemoDirectory: ~Copyable {
    let path: String
    /// The candle files, one per instrument.
    let files: [String]
    private let lock: DirectoryLock

    /// What the Warden said, for the engine to live through.
    var verdicts: String { path + "/verdicts.jsonl" }
    /// Where the budgets of the demonstration's providers lie.
    var budgets: String { path + "/budgets" }
    /// The engine's data directory.
    var books: String { path + "/books" }
    /// What the engine printed.
    var log: String { path + "/engine.log" }

    private static let noteName = "ABOUT.txt"
    private static let note = """
        Made by `plimsoll demo`; the next demo here replaces it.
        The .csv files are generated candles, verdicts.jsonl is what the Warden said of the
        tokens, budgets/ is what was asked of made-up providers, books/ is the data directory of the engine
        that traded on them, engine.log is what that engine printed.

        """

    /// Makes or empties `path` and writes the candles of `market` into it.
    init(_ path: String, _ market: DemoMarket) throws(CommandFailure) {
        try DemoDirectory.makeOurs(path)
        let lock = try DemoDirectory.takeLock(path)
        let files = market.series.map { "\(path)/\($0.name).csv" }
        do throws(DiskError) {
            try DemoDirectory.empty(path)
            _ = try FileDisk().createDirectory(path + "/books")
            for (file, series) in zip(files, market.series) {
                try DemoDirectory.write(CandleFile.render(series), to: file)
            }
        } catch {
            throw CommandFailure(error)
        }
        self.path = path
        self.files = files
        self.lock = lock
    }

    private static func takeLock(_ path: String) throws(CommandFailure) -> DirectoryLock {
        do throws(LockError) {
            return try DirectoryLock(directory: path, timeoutMs: 0)
        } catch {
            switch error {
            case .held(_, let pid):
                let other = pid.map { "process \($0)" } ?? "another process"
                throw CommandFailure(.held, "\(other) runs a demo in \(path); use another --dir")
            case .disk(let error): throw CommandFailure(error)
            }
        }
    }

    /// Makes the directory, or makes sure that a demo made it.
    private static func makeOurs(_ path: String) throws(CommandFailure) {
        let isOurs: Bool
        do throws(DiskError) {
            let isNew = try FileDisk().createDirectory(path)
            let names = try FileDisk().list(path)
            isOurs = isNew || names.isEmpty || names.contains(noteName)
            if isOurs { try write(Array(note.utf8), to: "\(path)/\(noteName)") }
        } catch {
            throw CommandFailure(error)
        }
        guard isOurs else {
            throw CommandFailure(
                .input,
                "\(path) was not made by the demo and is left alone; use another --dir"
            )
        }
    }

    /// Removes what an earlier demo left: its files at the top by name, and whatever lies in the
    /// engine's directories. Directories stay; one that is not known is an error, never a tree that
    /// is removed.
    private static func empty(_ path: String) throws(DiskError) {
        let inner = ["books", "books/journal", "books/logs", "budgets"]
        for directory in [path] + inner.map({ "\(path)/\($0)" }) {
            let names: [String]
            do throws(DiskError) {
                names = try FileDisk().list(directory)
            } catch {
                if error.isNotFound { continue }
                throw error
            }
            for name in names where directory != path || isMade(name) {
                let file = "\(directory)/\(name)"
                if !inner.contains(where: { "\(path)/\($0)" == file }) {
                    try FileDisk().remove(file)
                }
            }
        }
    }

    /// Whether a file at the top is the demo's.
    private static func isMade(_ name: String) -> Bool {
        name.hasSuffix(".csv") || name == "engine.log" || name == "verdicts.jsonl"
    }

    /// Writes what the Warden said.
    func write(verdicts lines: [String]) throws(CommandFailure) {
        do throws(DiskError) {
            let text = lines.map { $0 + "\n" }.joined()
            try DemoDirectory.write(Array(text.utf8), to: verdicts)
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        let disk = FileDisk()
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        let failure: DiskError? = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                try disk.write(raw, to: file, at: 0)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}
