extension Array {
    /// The first position whose element is not `before`; all elements that are stand in front of it.
    /// Found by halving: the array is sorted that way.
    @inlinable
    public func insertionPoint(_ before: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if before(self[middle]) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
