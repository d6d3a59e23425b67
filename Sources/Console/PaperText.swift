import ByteCodec
import Cryptography
public import Host
import Journal
import Replay

/// What `run` says when it was given nothing to replay.
public enum PaperText {
    /// For people; `books` is nil when the directory holds no journal.
    public static func text(
        directory: String,
        _ books: StoredRun?,
        _ style: TextStyle
    ) -> String {
        var text =
            style.bold("Paper mode: no real money, no keys, no connection to anything.") + "\n"
            + "No market data source is configured, so there is nothing to trade on.\n"
        if let books {
            text += "\nThe books in \(directory):\n"
            text += BooksText.books(RunReport(books.core), style)
            text += BooksText.positions(
                RunReport(books.core),
                RunNames(books.specification),
                style
            )
            text += "\n"
        }
        return text + "Next: plimsoll run --replay FILE.csv feeds recorded candles.\n"
    }

    /// For scripts.
    public static func document(directory: String, _ books: StoredRun?) -> String {
        var members: [JSONValue.Member] = []
        members.add("mode", .string("paper"))
        members.add("market_data", .null)
        members.add("data_dir", .string(directory))
        members.add("has_journal", .bool(books != nil))
        if let books {
            let report = RunReport(books.core)
            BooksDocument.add(report, to: &members)
            members.add(
                "positions",
                BooksDocument.positions(report, RunNames(books.specification))
            )
            members.add("last_sequence", .count(books.report.lastSequence))
            members.add("state_hash", .string(books.stateHash.description))
        }
        return JSONValue.object(members).line
    }
}
