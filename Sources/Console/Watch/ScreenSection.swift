/// A part of a screen: a head and rows, of which as many are shown as there is room for.
struct ScreenSection: Hashable, Sendable {
    let head: ScreenLine
    let rows: [ScreenLine]
    /// Whether the last rows are the ones to show when not all fit.
    var isNewestLast = false

    init(head: ScreenLine, rows: [ScreenLine], isNewestLast: Bool = false) {
        self.head = head
        self.rows = rows
        self.isNewestLast = isNewestLast
    }

    /// All of its lines.
    var height: Int { 1 + rows.count }

    /// Its lines in so many.
    func lines(_ height: Int) -> [ScreenLine] {
        guard height > 0 else { return [] }
        if height >= self.height { return [head] + rows }
        if isNewestLast { return [head] + rows.suffix(height - 1) }
        let shown = max(0, height - 2)
        var more = ScreenLine()
        more.add("  … \(rows.count - shown) more", .dim)
        return [head] + rows.prefix(shown) + (height > 1 ? [more] : [])
    }
}
