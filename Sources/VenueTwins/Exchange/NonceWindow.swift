import TradeModel

/// The nonces that an exchange remembers: the 100 highest, ascending. One below all of them may have
/// been used, so it is refused.
struct NonceWindow: Sendable, Hashable {
    static let size = 100
    private var remembered: [UInt64] = []

    /// Uses `nonce` up; false where it must not be used.
    mutating func use(_ nonce: UInt64) -> Bool {
        let place = remembered.insertionPoint { $0 < nonce }
        if place < remembered.count, remembered[place] == nonce { return false }
        let isFull = remembered.count == NonceWindow.size
        if isFull, place == 0 { return false }
        remembered.insert(nonce, at: place)
        if isFull { remembered.removeFirst() }
        return true
    }
}
