// A table whose first column is the row's number and whose last is a checksum over all others: SQLite
// notices a page that is missing, not a byte that has changed.

/// A table and the statements on it.
struct Table: Sendable {
    /// Its name.
    let name: String
    /// Reads every row in the order of the numbers.
    let select: String
    /// Reads the row of a number.
    let selectOne: String
    /// Writes a row, in the place of one with its number.
    let write: String

    /// A table with these columns, the number's first and without the checksum's.
    init(_ name: String, _ columns: [String]) {
        let all = (columns + ["sum"]).joined(separator: ", ")
        let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        self.name = name
        select = "SELECT \(all) FROM \(name) ORDER BY \(columns[0])"
        selectOne = "SELECT \(all) FROM \(name) WHERE \(columns[0]) = ?"
        write = "INSERT OR REPLACE INTO \(name) (\(all)) VALUES (\(places))"
    }
}
