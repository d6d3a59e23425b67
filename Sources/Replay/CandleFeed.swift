// Several recorded files as one sequence of events. A candle is two of them: its open at `time` and
// its close at `time + interval`, so files of different intervals merge without look-ahead.
//
// At one instant closes come before opens: what a close leads to is decided without having seen the
// price at which it will be filled.

public import MarketData
public import Money
public import TradeModel

/// Merges candle files in time order, from any cursor.
@frozen
public struct CandleFeed: Sendable {
    /// Where one file stands, and what comes next from it.
    @usableFromInline
    @frozen
    struct Source: Sendable {
        @usableFromInline let times: [Int64]
        @usableFromInline let series: CandleSeries
        @usableFromInline let intervalMs: Int64
        @usableFromInline var opens = 0
        @usableFromInline var closes = 0

        @usableFromInline
        init(_ series: CandleSeries) {
            self.series = series
            times = series.times
            intervalMs = series.intervalMs
        }

        /// The next event; an end where there is none.
        @inlinable
        func key(source: UInt32) -> Key {
            guard closes < times.count else { return .end }
            let close = times[closes] + intervalMs
            guard opens < times.count, times[opens] < close else {
                return Key(ms: close, rank: 0, source: source)
            }
            return Key(ms: times[opens], rank: 1, source: source)
        }

        /// Moves past the next event: its row, and the event after it.
        @inlinable
        mutating func advance(isOpen: Bool, source: UInt32) -> (row: Int, following: Key) {
            let row = isOpen ? opens : closes
            if isOpen { opens = row + 1 } else { closes = row + 1 }
            return (row, key(source: source))
        }
    }

    /// The next event's instant and rank: 0 for a close, 1 for an open.
    @usableFromInline
    @frozen
    struct Key: Sendable {
        @usableFromInline var ms: Int64
        @usableFromInline var rank: UInt8
        @usableFromInline var source: UInt32

        @inlinable
        init(ms: Int64, rank: UInt8, source: UInt32) {
            self.ms = ms
            self.rank = rank
            self.source = source
        }

        /// After every event.
        @inlinable static var end: Key { Key(ms: .max, rank: 2, source: .max) }

        @inlinable
        func precedes(_ other: Key) -> Bool {
            if ms != other.ms { return ms < other.ms }
            if rank != other.rank { return rank < other.rank }
            return source < other.source
        }
    }

    @usableFromInline var sources: [Source]
    /// The next event; `ms` is `Int64.max` at the end.
    @usableFromInline var head: Key
    /// A binary heap of the other files' next events.
    @usableFromInline var heap: [Key]

    /// A feed at the beginning of all `series`.
    public init(_ series: [CandleSeries]) {
        sources = series.map { Source($0) }
        heap = []
        head = .end
        rebuild()
    }

    /// Goes to where so many opens and closes of each file have been seen.
    ///
    /// - Precondition: one pair per file, within its length.
    public mutating func seek(_ cursor: [(opens: Int, closes: Int)]) {
        precondition(cursor.count == sources.count, "one cursor a file")
        for index in sources.indices {
            precondition(
                cursor[index].opens <= sources[index].times.count
                    && cursor[index].closes <= cursor[index].opens,
                "a cursor lies within its file"
            )
            sources[index].opens = cursor[index].opens
            sources[index].closes = cursor[index].closes
        }
        rebuild()
    }

    /// Milliseconds of the next event; `Int64.max` at the end.
    @inlinable public var nextMs: Int64 { head.ms }

    /// Events that are still to come.
    public var remaining: Int {
        sources.reduce(0) { $0 + 2 * $1.times.count - $1.opens - $1.closes }
    }

    /// The next event and when it happens; nil at the end.
    @inlinable
    public mutating func next() -> (event: Event, at: Instant)? {
        guard let row = take() else { return nil }
        let event: Event =
            row.isOpen
            ? .candleOpened(row.instrument, open(row))
            : .candleClosed(row.instrument, candle(row))
        return (event, row.at)
    }

    /// Moves on by one event and says which row of which file it is; nil at the end.
    @inlinable
    public mutating func take() -> CandleRow? {
        let top = head
        guard top.ms != .max else { return nil }
        let index = Int(top.source)
        let isOpen = top.rank == 1
        let (row, following) = sources[index].advance(isOpen: isOpen, source: top.source)
        if heap.isEmpty || following.precedes(heap[0]) {
            head = following
        } else {
            replaceHead(by: following)
        }
        return CandleRow(
            instrument: InstrumentIndex(top.source),
            row: row,
            isOpen: isOpen,
            at: Instant(milliseconds: top.ms)
        )
    }

    /// The price at which a row's candle opens.
    @inlinable
    public func open(_ row: CandleRow) -> Price {
        let index = row.instrument.position
        return Price(
            mantissa: sources[index].series.opens[row.row],
            scale: sources[index].series.priceScale
        )
    }

    /// A row's candle.
    @inlinable
    public func candle(_ row: CandleRow) -> Candle {
        let index = row.instrument.position
        return Candle(
            open: sources[index].series.opens[row.row],
            high: sources[index].series.highs[row.row],
            low: sources[index].series.lows[row.row],
            close: sources[index].series.closes[row.row],
            volume: sources[index].series.volumes[row.row],
            scale: sources[index].series.priceScale
        )
    }

    /// The heap's first becomes the head; `key`, unless it is an end, takes its place.
    @usableFromInline
    mutating func replaceHead(by key: Key) {
        head = heap[0]
        if key.ms == .max {
            let last = heap.removeLast()
            if heap.isEmpty { return }
            heap[0] = last
        } else {
            heap[0] = key
        }
        var place = 0
        while true {
            var least = place
            let left = 2 * place + 1
            if left < heap.count, heap[left].precedes(heap[least]) { least = left }
            if left + 1 < heap.count, heap[left + 1].precedes(heap[least]) { least = left + 1 }
            if least == place { return }
            heap.swapAt(least, place)
            place = least
        }
    }

    private mutating func rebuild() {
        heap = sources.indices.map { sources[$0].key(source: UInt32($0)) }
        heap.removeAll { $0.ms == .max }
        heap.sort { $0.precedes($1) }
        head = heap.isEmpty ? .end : heap.removeFirst()
    }
}
