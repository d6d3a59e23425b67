/// What is to happen, by time: a binary heap. Things of one instant happen in the order in which they
/// were put down, so that a run depends on nothing but its seed.
struct Agenda<Item>: ~Copyable {
    private struct Entry {
        let at: Int64
        let number: UInt64
        let slot: Int

        func comesBefore(_ other: Entry) -> Bool {
            at != other.at ? at < other.at : number < other.number
        }
    }

    /// The items stay where they are while the small entries move.
    private var slots: [Item?] = []
    private var free: [Int] = []
    private var entries: [Entry] = []
    private var nextNumber: UInt64 = 0

    /// When the first thing happens; `Int64.max` when nothing does.
    var nextAt: Int64 { entries.first?.at ?? .max }

    /// Whether anything that is still to happen is such.
    func contains(where isSuch: (Item) -> Bool) -> Bool {
        slots.contains { item in item.map(isSuch) ?? false }
    }

    mutating func put(_ item: Item, at: Int64) {
        entries.append(Entry(at: at, number: nextNumber, slot: keep(item)))
        nextNumber += 1
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].comesBefore(entries[parent]) else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func keep(_ item: Item) -> Int {
        guard let slot = free.popLast() else {
            slots.append(item)
            return slots.count - 1
        }
        slots[slot] = item
        return slot
    }

    /// Takes the first thing out; nil when there is none.
    mutating func take() -> Item? {
        guard let first = entries.first else { return nil }
        entries[0] = entries[entries.count - 1]
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in (2 * parent + 1)...(2 * parent + 2) where child < entries.count {
                if entries[child].comesBefore(entries[least]) { least = child }
            }
            if least == parent { break }
            entries.swapAt(parent, least)
            parent = least
        }
        free.append(first.slot)
        return slots[first.slot].take()
    }
}
