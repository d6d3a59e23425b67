// Reads a candle file in one pass over its bytes, keeping every number as written; the second half,
// `CandleFileReader+Scale.swift`, makes mantissas once the whole file has told which scales hold it.

/// The state of one import.
struct CandleFileReader {
    /// The shortest row there is: `0,1,1,1,1,` and its line end.
    private static let shortestRow = 11

    private let header: CandleHeader
    private var cursor: Int
    /// Where the first row starts.
    let firstRow: Int
    /// Rows read so far.
    private(set) var rows = 0
    /// Open times, in milliseconds.
    private(set) var times = [Int64]()
    var opens = DecimalColumn()
    var highs = DecimalColumn()
    var lows = DecimalColumn()
    var closes = DecimalColumn()
    var volumes = DecimalColumn()
    /// The leading place of the smallest price, and the first row that has a price with it.
    private(set) var smallestPrice = (place: Int.max, row: 0)
    /// The leading place of the largest volume that is not zero.
    private(set) var largestVolumePlace = Int.min

    /// Reads the header.
    init(_ bytes: Span<UInt8>) throws(CandleFault) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if Self.isBlank(bytes, from: start) {
            throw CandleFault(line: 1, reason: .empty, range: 0..<0)
        }
        if let kind = Compression(magicOf: bytes) {
            throw CandleFault(line: 1, reason: .compressed(kind), range: 0..<0)
        }
        let line = Self.line(in: bytes, from: start)
        header = try CandleHeader(in: bytes, line: line)
        var end = line.upperBound
        guard Self.skipLineEnd(in: bytes, at: &end), !Self.isBlank(bytes, from: end) else {
            throw CandleFault(line: 1, reason: .headerOnly, range: 0..<0)
        }
        cursor = end
        firstRow = end
    }

    /// Reads all rows. Blank lines are accepted after the last one only.
    mutating func readRows(_ bytes: Span<UInt8>) throws(CandleFault) {
        reserve(for: bytes)
        while cursor < bytes.count {
            let start = cursor
            if bytes[start] < UInt8(ascii: " "), Self.isBlank(bytes, from: start) { return }
            guard readRow(bytes) else {
                let range = Self.line(in: bytes, from: start)
                let fault = CandleRowDiagnosis.fault(of: bytes, in: range, header: header)
                throw CandleFault(line: rows + 2, reason: fault.reason, range: fault.range)
            }
            if rows > 0, times[rows] <= times[rows - 1] {
                let reason: CandleFileError.Reason =
                    times[rows] == times[rows - 1] ? .duplicateTime : .timeOutOfOrder
                let range = Self.line(in: bytes, from: start)
                throw CandleFault(line: rows + 2, reason: reason, range: range)
            }
            rows += 1
        }
    }

    /// Reads one row and its line end; false, with the cursor and columns anywhere, where there is none.
    @inline(__always)
    private mutating func readRow(_ bytes: Span<UInt8>) -> Bool {
        for position in 0..<CandleColumn.count {
            if position > 0 {
                guard cursor < bytes.count, bytes[cursor] == .comma else { return false }
                cursor += 1
            }
            switch header.columns[position] {
            case .time:
                guard let time = Self.time(in: bytes, at: &cursor) else { return false }
                times.append(time)
            case .open:
                guard let price = price(in: bytes) else { return false }
                opens.append(price)
            case .high:
                guard let price = price(in: bytes) else { return false }
                highs.append(price)
            case .low:
                guard let price = price(in: bytes) else { return false }
                lows.append(price)
            case .close:
                guard let price = price(in: bytes) else { return false }
                closes.append(price)
            case .volume:
                guard readVolume(bytes) else { return false }
            }
        }
        return Self.skipLineEnd(in: bytes, at: &cursor)
    }

    /// Reads a price; `nil` where there is none that can be held.
    private mutating func price(in bytes: Span<UInt8>) -> DecimalText? {
        guard let price = DecimalText(in: bytes, at: &cursor), !price.isZero, !price.isNegative,
            DecimalColumn.places.contains(price.leadingPlace)
        else { return nil }
        if price.leadingPlace < smallestPrice.place {
            smallestPrice = (price.leadingPlace, rows)
        }
        return price
    }

    private mutating func readVolume(_ bytes: Span<UInt8>) -> Bool {
        if cursor == bytes.count || bytes[cursor] == .comma || Self.isLineEnd(bytes[cursor]) {
            volumes.appendUnknown()
            return true
        }
        guard let volume = DecimalText(in: bytes, at: &cursor) else { return false }
        if !volume.isZero {
            guard !volume.isNegative, volume.leadingPlace <= DecimalColumn.places.upperBound else {
                return false
            }
            largestVolumePlace = max(largestVolumePlace, volume.leadingPlace)
        }
        volumes.append(volume)
        return true
    }

    private mutating func reserve(for bytes: Span<UInt8>) {
        var lines = 1
        for index in cursor..<bytes.count where bytes[index] == .newline { lines += 1 }
        let rows = min(lines, bytes.count / Self.shortestRow + 1)
        times.reserveCapacity(rows)
        opens.reserve(rows)
        highs.reserve(rows)
        lows.reserve(rows)
        closes.reserve(rows)
        volumes.reserve(rows)
    }
}
