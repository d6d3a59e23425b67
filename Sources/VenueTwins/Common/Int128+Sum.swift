extension Int128 {
    /// The sum, or nil where it does not fit: what an order asks for may be absurd.
    func plus(_ other: Int128) -> Int128? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }
}
