/// One line of the report.
struct Measure {
    /// What scripts know it by.
    let name: String
    /// What people read.
    let title: String
    /// The median.
    let value: Double
    /// What the median counts.
    let unit: String
    /// The median against that of what it is compared with.
    let ratio: Double?
    /// What the ratio is meant to be.
    let aim: Aim?

    init(
        _ name: String,
        _ title: String,
        _ value: Double,
        _ unit: String,
        ratio: Double? = nil,
        aim: Aim? = nil
    ) {
        self.name = name
        self.title = title
        self.value = value
        self.unit = unit
        self.ratio = ratio
        self.aim = aim
    }

    /// Whether the aim is met; nil without one.
    var isMet: Bool? {
        guard let ratio, let aim else { return nil }
        return aim.isMet(by: ratio)
    }
}
