// What SQLite refuses, as a value. The codes are SQLite's own, <https://www.sqlite.org/rescode.html>.

import CSQLite

/// A refusal: SQLite's result code, its words, and what was being done.
public struct SQLiteError: Error, Sendable, Hashable {
    /// SQLite's extended result code.
    public let code: Int32
    /// SQLite's words for it.
    public let reason: String
    /// What was being done: a statement's text, or an operation on the file.
    public let doing: String

    /// A refusal.
    public init(code: Int32, reason: String, doing: String) {
        self.code = code
        self.reason = reason
        self.doing = doing
    }

    /// The code without its extension.
    public var primaryCode: Int32 { code & 0xFF }

    /// Another connection or program holds the file: it may be free again in a moment.
    public var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

    /// The cause lies outside the file's contents, so it can pass: another program holds it, there is no
    /// room or no right, a device fails.
    public var mayPass: Bool {
        switch primaryCode {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN,
            SQLITE_READONLY,
            SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM, SQLITE_PROTOCOL, SQLITE_INTERRUPT:
            true
        default: false
        }
    }

    /// The error for a file whose contents are not ours, though SQLite finds nothing wrong with them.
    public static func contents(_ reason: String, doing: String) -> SQLiteError {
        SQLiteError(code: SQLITE_CORRUPT, reason: reason, doing: doing)
    }
}

extension SQLiteError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String { "\(doing): \(reason) (SQLite code \(code))" }
}
