// The projection's tables. Whoever changes one of them, or what a column means, gives `version` the next
// number: a file of another version is made anew from the journal.
//
// Money stands as decimal text. It is 128 bits wide, SQLite's whole numbers have 64, and its other numbers
// are floating point. Text is exact, and a person reads it in any SQLite shell; two columns a number would
// be neither shorter nor readable. Prices are mantissas at the scale in `instruments` and fit 64 bits;
// times are nanoseconds since 1970.

enum Schema {
    /// What `PRAGMA user_version` says.
    static let version: Int64 = 1
    /// What `PRAGMA application_id` says: "plim".
    static let application: Int64 = 0x706C_696D

    static let orders = Table(
        "orders",
        [
            "ordinal", "epoch", "instrument", "side", "rule", "tier", "quantity", "protection",
            "reserve", "intended_at", "state", "closure", "rejection", "closed_at", "filled",
        ]
    )
    static let fills = Table(
        "fills",
        [
            "number", "at", "instrument", "side", "rule", "tier", "ordinal", "trade", "quantity",
            "price", "notional", "fee", "realised",
        ]
    )
    static let positions = Table(
        "positions",
        [
            "opened_by", "instrument", "side", "opened_at", "closed_at", "entered",
            "entry_notional", "left_units", "exit_notional", "realised", "fees",
        ]
    )
    static let equity = Table("equity", ["number", "at", "equity", "cash"])
    static let incidents = Table(
        "incidents",
        ["number", "at", "incident", "instrument", "ordinal"]
    )
    static let decisions = Table(
        "decisions",
        ["ordinal", "price", "reading_age", "source", "equity", "held"]
    )
    static let limits = Table(
        "limits",
        ["number", "ordinal", "name", "used", "bound", "unit"]
    )
    static let reach = Table(
        "reach",
        [
            "number", "identity", "segment", "end_offset", "last_record_offset", "next_sequence",
            "link", "starts", "fills", "positions", "equity_points", "incidents", "orders",
            "decisions", "limits", "minute", "point_at", "point_equity", "point_cash",
        ]
    )

    static let statements = [
        """
        CREATE TABLE orders (ordinal INTEGER PRIMARY KEY, epoch INTEGER NOT NULL,
        instrument INTEGER NOT NULL, side TEXT NOT NULL, rule TEXT, tier INTEGER,
        quantity TEXT NOT NULL, protection INTEGER, reserve TEXT NOT NULL,
        intended_at INTEGER NOT NULL, state TEXT NOT NULL, closure TEXT, rejection TEXT,
        closed_at INTEGER, filled TEXT NOT NULL, sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE fills (number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
        instrument INTEGER NOT NULL, side TEXT NOT NULL, rule TEXT, tier INTEGER,
        ordinal INTEGER NOT NULL, trade INTEGER NOT NULL, quantity TEXT NOT NULL,
        price INTEGER NOT NULL, notional TEXT NOT NULL, fee TEXT NOT NULL, realised TEXT,
        sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE positions (opened_by INTEGER PRIMARY KEY, instrument INTEGER NOT NULL,
        side TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER, entered TEXT NOT NULL,
        entry_notional TEXT NOT NULL, left_units TEXT NOT NULL, exit_notional TEXT NOT NULL,
        realised TEXT NOT NULL, fees TEXT NOT NULL, sum INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX positions_by_instrument ON positions (instrument, opened_by)",
        """
        CREATE TABLE equity (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, equity TEXT NOT NULL,
        cash TEXT NOT NULL, sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE incidents (number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
        incident TEXT NOT NULL, instrument INTEGER, ordinal INTEGER, sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE decisions (ordinal INTEGER PRIMARY KEY, price INTEGER NOT NULL,
        reading_age INTEGER NOT NULL, source TEXT NOT NULL, equity TEXT, held TEXT NOT NULL,
        sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE limits (number INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL,
        name TEXT NOT NULL, used TEXT NOT NULL, bound TEXT NOT NULL, unit TEXT NOT NULL,
        sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE instruments (number INTEGER PRIMARY KEY, name TEXT NOT NULL,
        price_scale INTEGER NOT NULL, base_decimals INTEGER NOT NULL,
        quote_decimals INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE reach (number INTEGER PRIMARY KEY CHECK (number = 1), identity TEXT NOT NULL,
        segment INTEGER NOT NULL, end_offset INTEGER NOT NULL, last_record_offset INTEGER NOT NULL,
        next_sequence INTEGER NOT NULL, link INTEGER NOT NULL, starts INTEGER NOT NULL,
        fills INTEGER NOT NULL, positions INTEGER NOT NULL, equity_points INTEGER NOT NULL,
        incidents INTEGER NOT NULL, orders INTEGER NOT NULL, decisions INTEGER NOT NULL,
        limits INTEGER NOT NULL, minute INTEGER NOT NULL, point_at INTEGER, point_equity TEXT,
        point_cash TEXT, sum INTEGER NOT NULL) STRICT
        """,
        """
        CREATE VIEW trades AS SELECT fills.number, instruments.name AS instrument, fills.side,
        coalesce(fills.rule, 'entry') AS purpose, fills.ordinal, fills.quantity, fills.price,
        fills.notional, fills.fee, fills.realised,
        datetime(fills.at / 1000000000, 'unixepoch') AS time
        FROM fills JOIN instruments ON instruments.number = fills.instrument
        """,
    ]
}
