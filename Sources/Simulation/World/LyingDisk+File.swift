// One file: what a reader sees, what a power loss leaves for certain, and the writes between them.

extension LyingDisk {
    /// A write that is not durable yet.
    struct PendingWrite {
        let offset: Int
        let bytes: [UInt8]

        var range: Range<Int> { offset..<(offset + bytes.count) }
    }

    /// The bytes of a file. Arrays share their storage until one of them changes, so a copy of a
    /// file costs nothing before the next write.
    struct File {
        var durable: [UInt8] = []
        var visible: [UInt8] = []
        var pending: [PendingWrite] = []
        /// Whether a name that readers see leads here.
        var isNamed = false

        /// Puts bytes where readers see them.
        mutating func write(_ bytes: [UInt8], at offset: Int) {
            Self.put(bytes[...], into: &visible, at: offset)
            pending.append(PendingWrite(offset: offset, bytes: bytes))
        }

        /// Makes every pending write durable and tells which bytes that were, in ascending order.
        /// Costs what is pending, however long the file is.
        mutating func synchronize() -> [Range<Int>] {
            guard !pending.isEmpty else { return [] }
            // Growth makes the gap before a write durable too.
            let ranges = Self.merged(
                pending.map { min($0.offset, durable.count)..<$0.range.upperBound }
            )
            for range in ranges { Self.put(visible[range], into: &durable, at: range.lowerBound) }
            pending = []
            return ranges
        }

        /// Copies bytes into `target`, which grows by zeros where it is too short.
        static func put(_ bytes: ArraySlice<UInt8>, into target: inout [UInt8], at offset: Int) {
            grow(&target, to: offset + bytes.count)
            target.withUnsafeMutableBytes { room in
                bytes.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(rebasing: room[offset...]).copyMemory(
                        from: source
                    )
                }
            }
        }

        /// Lengthens `target` by zeros to at least `count` bytes.
        static func grow(_ target: inout [UInt8], to count: Int) {
            let missing = count - target.count
            if missing > 0 { target += [UInt8](repeating: 0, count: missing) }
        }

        /// The same bytes in as few ranges as possible, in ascending order.
        private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
            var result: [Range<Int>] = []
            for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if let last = result.last, range.lowerBound <= last.upperBound {
                    let end = max(last.upperBound, range.upperBound)
                    result[result.count - 1] = last.lowerBound..<end
                } else {
                    result.append(range)
                }
            }
            return result
        }
    }
}
