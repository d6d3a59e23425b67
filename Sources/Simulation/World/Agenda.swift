/// What is to happen, by time: a binary heap. Things of one instant happen in the order in which they
/// were put down, so that a run depends on nothing but its seed.
struct Agenda<Item>: ~Copyable {
    private struct Entry {
        let at: Int64
        let number: UInt64
        let item: Item

        func comesBefore(_ other: Entry) -> Bool {
            at != other.at ? at < other.at : number < other.number
        }
    }

    private var entries: [Entry] = []
    private var nextNumber: UInt64 = 0

    /// When the first thing happens; `Int64.max` when nothing does.
    var nextAt: Int64 { entries.first?.at ?? .max }

    /// Everything that is still to happen, in no particular order.
    var items: [Item] { entries.map(\.item) }

    mutating func put(_ item: Item, at: Int64) {
        entries.append(Entry(at: at, number: nextNumber, item: item))
        nextNumber += 1
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].comesBefore(entries[parent]) else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the first thing out; nil when there is none.
    mutating func take() -> Item? {
        guard let first = entries.first else { return nil }
        entries[0] = entries[entries.count - 1]
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].comesBefore(entries[least]) { least = child }
            }
            if least == parent { return first.item }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
