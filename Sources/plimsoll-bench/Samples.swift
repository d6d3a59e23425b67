/// Measured values of one kind.
struct Samples {
    private var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    /// The middle one: what a disturbance by other processes moves least.
    ///
    /// - Precondition: there is one.
    var median: Double {
        precondition(!values.isEmpty, "a median needs a value")
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
