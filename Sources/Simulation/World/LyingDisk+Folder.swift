// One directory: the names in it, as readers see them and as a power loss leaves them for certain.

extension LyingDisk {
    /// What a name stands for: the number of a file or of a directory.
    enum Entry: Hashable {
        case file(Int)
        case folder(Int)
    }

    /// A change of names that is not durable yet.
    enum NameChange {
        case set(String, Entry)
        case drop(String)
        case move(String, String)
    }

    /// Which names of a directory are meant.
    enum View {
        case visible
        case durable
    }

    /// The names in a directory.
    struct Folder {
        var durable: [String: Entry] = [:]
        var visible: [String: Entry] = [:]
        var pending: [NameChange] = []

        func names(_ view: View) -> [String: Entry] {
            switch view {
            case .visible: visible
            case .durable: durable
            }
        }

        /// Changes what readers see.
        mutating func change(_ change: NameChange) {
            Self.apply(change, to: &visible)
            pending.append(change)
        }

        /// Makes all names durable and tells the new ones in ascending order.
        mutating func synchronize() -> [String] {
            guard !pending.isEmpty else { return [] }
            let before = durable
            durable = visible
            pending = []
            return durable.keys.filter { durable[$0] != before[$0] }.sorted()
        }

        /// Lets the first `count` pending changes happen and forgets the others.
        mutating func settle(keeping count: Int) {
            for change in pending.prefix(count) { Self.apply(change, to: &durable) }
            pending = []
            visible = durable
        }

        private static func apply(_ change: NameChange, to names: inout [String: Entry]) {
            switch change {
            case .set(let name, let entry): names[name] = entry
            case .drop(let name): names[name] = nil
            case .move(let old, let new): names[new] = names.removeValue(forKey: old)
            }
        }
    }
}
