// What the names in the journal's directory say. Any name that no writer gives is a flaw, so nothing
// that lies there goes unnoticed.

/// The files of a journal, from the names in its directory.
public struct JournalListing: Hashable, Sendable {
    /// The segments' numbers in order.
    public let segments: [Int]
    /// The number of the first segment; 1 when there is none.
    public var firstSegment: Int { segments.first ?? 1 }
    /// Whether a segment was being prepared.
    public let hasUnfinished: Bool
    /// The first unknown name or missing segment.
    public let flaw: JournalFlaw?

    /// Sorts the names of a directory, in any order.
    ///
    /// - Parameter anchor: where a snapshot stands; what is before its segment may be missing.
    public init(names: [String], anchor: JournalPosition? = nil) {
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
        } else if let missing = JournalListing.missing(in: numbers, anchor: anchor) {
            flaw = JournalFlaw(segment: missing, offset: 0, reason: .missingSegment)
        } else {
            flaw = nil
        }
    }

    /// The first segment that should be there and is not.
    private static func missing(in numbers: [Int], anchor: JournalPosition?) -> Int? {
        let latest = anchor?.segment ?? 1
        guard let first = numbers.first else { return anchor?.segment }
        if first > latest { return latest }
        return zip(first..., numbers).first { due, found in due != found }?.0
    }
}
