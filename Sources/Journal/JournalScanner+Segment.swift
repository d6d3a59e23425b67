// Reading one segment: header, batches, zero tail. See `JournalScanner` for the reasoning.

#if MUTANTS
    import Mutants
#endif

extension JournalScanner {
    mutating func read(
        _ segment: Int,
        _ bytes: UnsafeRawBufferPointer,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) {
        if ZeroScan.firstNonZero(in: bytes, from: 0) == nil {
            judgeSpare(segment, length: bytes.count)
            return
        }
        guard let header = SegmentHeader(bytes) else {
            suspect(segment, bytes, at: 0, .badSegmentHeader, batch: 0)
            return
        }
        if segment == report.firstSegment, segment > 1 {
            // What was before is gone: the chain begins with what the header says.
            report.end.nextSequence = header.firstSequence
            report.end.link = header.link
        }
        if let reason = misplacement(of: header, segment: segment, length: bytes.count) {
            state = .damaged(flaw(segment, 0, reason))
            return
        }
        report.segmentSize = Int(header.segmentSize)
        readBatches(segment, bytes, deliver)
        guard case .reading = state else { return }
        if report.end.segment != segment || report.end.offset == 0 {
            suspect(
                segment,
                bytes,
                at: JournalFormat.segmentHeaderSize,
                .emptySegment,
                batch: 0
            )
        } else if bytes.count < Int(header.segmentSize) {
            let reason = JournalFlaw.Reason.shortSegment(length: bytes.count)
            state = .suspect(flaw(segment, bytes.count, reason), inFirstBatch: false)
        }
    }

    /// A segment of zeros is the spare, if it has the right length.
    private mutating func judgeSpare(_ segment: Int, length: Int) {
        if let size = report.segmentSize, length > size {
            state = .damaged(flaw(segment, size, .longSegment(length: length)))
        } else if length == report.segmentSize
            || report.segmentSize == nil && JournalFormat.isValid(segmentSize: length)
        {
            state = .spare
        } else {
            let short = flaw(segment, length, .shortSegment(length: length))
            state = .suspect(short, inFirstBatch: true)
        }
    }

    /// Why an intact header cannot stand here, or nil when it is the one that is due.
    private func misplacement(
        of header: SegmentHeader,
        segment: Int,
        length: Int
    ) -> JournalFlaw.Reason? {
        guard header.version == JournalFormat.version else {
            return .unsupportedVersion(header.version)
        }
        guard let size = Int(exactly: header.segmentSize),
            JournalFormat.isValid(segmentSize: size), size == report.segmentSize ?? size,
            Int(header.segment) == segment, header.link == report.end.link,
            header.firstSequence == report.end.nextSequence
        else { return .segmentOutOfPlace }
        return length > size ? .longSegment(length: length) : nil
    }

    private mutating func readBatches(
        _ segment: Int,
        _ bytes: UnsafeRawBufferPointer,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) {
        var offset = JournalFormat.segmentHeaderSize
        while true {
            switch checkBatch(bytes, from: offset) {
            case .complete(let end, let count, let link):
                if !hand(segment, bytes, offset..<end, deliver) { return }
                if offset == JournalFormat.segmentHeaderSize { report.bytes += UInt64(offset) }
                report.records += count
                report.batches += 1
                report.bytes += UInt64(end - offset)
                report.end = JournalPosition(
                    segment: segment,
                    offset: end,
                    nextSequence: report.end.nextSequence + count,
                    link: link
                )
                offset = end
                if passesBesideAnchor() {
                    state = .damaged(flaw(segment, end, .besideSnapshot))
                    return
                }
            case .end: return
            case .torn(let at, let reason):
                suspect(segment, bytes, at: at, reason, batch: offset)
                return
            case .impossible(let at, let reason):
                state = .damaged(flaw(segment, at, reason))
                return
            }
        }
    }

    /// Whether the journal goes another way than the snapshot says that it went.
    private mutating func passesBesideAnchor() -> Bool {
        guard let anchor else { return false }
        let end = report.end
        if end.segment < anchor.segment { return false }
        if end.segment == anchor.segment, end.offset < anchor.offset { return false }
        self.anchor = nil
        return end != anchor
    }

    /// What stands where a batch may start.
    private enum BatchCheck {
        /// A complete batch up to `end`, with the CRC of its last record.
        case complete(end: Int, count: UInt64, link: UInt32)
        /// Zeros to the end of the segment.
        case end
        /// Something that an interrupted write can leave.
        case torn(Int, JournalFlaw.Reason)
        /// An intact record that no crash puts here.
        case impossible(Int, JournalFlaw.Reason)
    }

    private func checkBatch(_ bytes: UnsafeRawBufferPointer, from start: Int) -> BatchCheck {
        var offset = start
        var sequence = report.end.nextSequence
        var link = report.end.link
        var index: UInt32 = 0
        guard let base = bytes.baseAddress else { return .end }
        while true {
            let room = bytes.count - offset
            guard room >= JournalFormat.recordHeaderSize else {
                return checkRest(bytes, at: offset, isStart: index == 0)
            }
            let header = RecordHeader(base + offset)
            if header.sequence == 0 {
                return checkRest(bytes, at: offset, isStart: index == 0)
            }
            guard header.isPlausible(room: room), isIntact(header, at: base + offset) else {
                #if MUTANTS
                    if Mutant.isActive(.tornTailAccepted), index > 0 {
                        return .complete(end: offset, count: UInt64(index), link: link)
                    }
                #endif
                return .torn(offset, .badRecord)
            }
            #if MUTANTS
                if Mutant.isActive(.chainNotChecked) {
                    sequence = header.sequence
                    link = header.link
                    index = header.index
                }
            #endif
            guard header.sequence == sequence else {
                let gap = JournalFlaw.Reason.sequenceGap(expected: sequence, found: header.sequence)
                return .impossible(offset, gap)
            }
            guard header.link == link else { return .impossible(offset, .brokenLink) }
            guard header.index == index else {
                return .impossible(offset, .indexGap(expected: index, found: header.index))
            }
            offset += header.size
            sequence += 1
            link = header.crc
            index += 1
            if header.isLast { return .complete(end: offset, count: UInt64(index), link: link) }
        }
    }

    private func isIntact(_ header: RecordHeader, at place: UnsafeRawPointer) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.checksumNotChecked) { return true }
        #endif
        return header.isIntact(at: place)
    }

    /// No record starts at `offset`: the rest of the segment should be zero.
    private func checkRest(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int,
        isStart: Bool
    ) -> BatchCheck {
        guard isStart else { return .torn(offset, .incompleteBatch) }
        guard let data = ZeroScan.firstNonZero(in: bytes, from: offset) else { return .end }
        return .torn(data, .nonZeroTail)
    }

    /// Hands out the records of a checked batch; false when one was refused.
    private mutating func hand(
        _ segment: Int,
        _ bytes: UnsafeRawBufferPointer,
        _ range: Range<Int>,
        _ deliver: (JournalRecord) throws(RecordRefusal) -> Void
    ) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let header = RecordHeader(base + offset)
            let payload = UnsafeRawBufferPointer(
                start: base + offset + JournalFormat.recordHeaderSize,
                count: header.length
            )
            let record = JournalRecord(
                kind: header.kind,
                sequence: header.sequence,
                segment: segment,
                offset: offset,
                crc: header.crc,
                payload: payload
            )
            do throws(RecordRefusal) {
                try deliver(record)
            } catch {
                state = .damaged(flaw(segment, offset, .refused(error.reason)))
                return false
            }
            offset += header.size
        }
        return true
    }

    /// A flaw in the batch that starts at `batch`: damage if a later batch stands behind it.
    private mutating func suspect(
        _ segment: Int,
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int,
        _ reason: JournalFlaw.Reason,
        batch: Int
    ) {
        let found = flaw(segment, offset, reason)
        if hasLaterBatch(bytes, from: offset) {
            state = .damaged(found)
        } else {
            let inFirstBatch = batch <= JournalFormat.segmentHeaderSize
            state = .suspect(found, inFirstBatch: inFirstBatch)
        }
    }

    /// Whether an intact record of any batch but the one that is due stands at or after `start`.
    /// The checksums it may compute are bounded; running out of that budget counts as found, because
    /// refusing is the safe side.
    private func hasLaterBatch(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var budget = 4 * bytes.count
        var offset = start & ~7
        while bytes.count - offset >= JournalFormat.recordHeaderSize {
            let header = RecordHeader(base + offset)
            guard header.isPlausible(room: bytes.count - offset) else {
                offset += 8
                continue
            }
            budget -= header.size
            if budget < 0 { return true }
            if !header.isIntact(at: base + offset) {
                offset += 8
            } else if header.batchStart != report.end.nextSequence {
                return true
            } else {
                offset += header.size
            }
        }
        return false
    }
}
