// Thrown inside the importer when a scale does not hold a column.

/// A value has more than 18 digits at the scale asked for.
struct DecimalOverflow: Error {
    /// The first such value's 0-based row.
    let row: Int
}
