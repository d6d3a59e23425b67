/// Names, and whether a file other than the declaring one has them.
struct DeclaredNames {
    private let names: [String]
    /// The first file in which each name was seen, -1 before.
    private var firsts: [Int]
    private var isElsewhere: [Bool]

    /// Looks for these names in the files.
    init(_ declared: [String], in files: [SwiftFile]) {
        var distinct: [String] = []
        for name in declared.sorted() where name != distinct.last { distinct.append(name) }
        names = distinct
        firsts = [Int](repeating: -1, count: distinct.count)
        isElsewhere = [Bool](repeating: false, count: distinct.count)
        for (index, file) in files.enumerated() {
            for token in file.tokens where token.kind == .name || token.kind == .quotedName {
                see(token.text, in: index)
            }
        }
    }

    /// Whether more than one file has the name.
    func isShared(_ name: String) -> Bool { place(of: name).map { isElsewhere[$0] } ?? false }

    private mutating func see(_ name: String, in file: Int) {
        guard let place = place(of: name) else { return }
        if firsts[place] < 0 { firsts[place] = file }
        if firsts[place] != file { isElsewhere[place] = true }
    }

    private func place(of name: String) -> Int? {
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? low : nil
    }
}
