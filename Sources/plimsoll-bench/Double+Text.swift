extension Double {
    /// The number with so many decimals as make three digits, at least.
    var text: String {
        let size = magnitude
        if size >= 100 { return fixed(0) }
        if size >= 10 { return fixed(1) }
        return size >= 1 ? fixed(2) : fixed(3)
    }

    /// The number with so many decimals.
    private func fixed(_ decimals: Int) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let units = Int((magnitude * factor).rounded())
        let sign = self < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(units)" }
        let fraction = "\(units % Int(factor))"
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return sign + "\(units / Int(factor))." + zeros + fraction
    }
}
