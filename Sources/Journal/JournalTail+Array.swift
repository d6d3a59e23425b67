extension JournalTail {
    /// Reads every whole batch in `bytes`, which stand at the place. What the bytes behind them show; `batch`
    /// where there are none.
    public mutating func readAll(
        _ bytes: [UInt8],
        deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(RecordRefusal) -> Step {
        let start = position.offset
        while position.offset - start < bytes.count {
            let skipped = position.offset - start
            let step = try bytes.span.withUnsafeBytes { (raw) throws(RecordRefusal) in
                try read(UnsafeRawBufferPointer(rebasing: raw[skipped...]), deliver: deliver)
            }
            if step != .batch { return step }
        }
        return .batch
    }

    /// Goes over to the segment `segment` when these, its first bytes, are a header that belongs there.
    public mutating func enter(segment: Int, _ header: [UInt8]) -> Bool {
        header.withUnsafeBytes { enter(segment: segment, $0) }
    }
}
