// What the names in the journal's directory say. Any name that no writer gives is a flaw, so nothing
// that lies there goes unnoticed.

/// The files of a journal, from the names in its directory.
public struct JournalListing: Hashable, Sendable {
    /// The segments' numbers in order.
    public let segments: [Int]
    /// Whether a segment was being prepared.
    public let hasUnfinished: Bool
    /// The first unknown name or missing segment.
    public let flaw: JournalFlaw?

    /// Sorts the names of a directory, in any order.
    public init(names: [String]) {
        var numbers: [Int] = []
        var unfinished = false
        var strangers: [String] = []
        for name in names {
            if let number = JournalFormat.segment(named: name) {
                numbers.append(number)
            } else if name == JournalFormat.unfinishedName {
                unfinished = true
            } else {
                strangers.append(name)
            }
        }
        numbers.sort()
        segments = numbers
        hasUnfinished = unfinished
        if let stranger = strangers.min() {
            flaw = JournalFlaw(file: stranger, offset: 0, reason: .unknownFile)
        } else if let gap = zip(1..., numbers).first(where: { due, found in due != found }) {
            flaw = JournalFlaw(segment: gap.0, offset: 0, reason: .missingSegment)
        } else {
            flaw = nil
        }
    }
}
