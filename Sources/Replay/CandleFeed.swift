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

        /// Milliseconds of the next event; `Int64.max` at the end.
        @inlinable var nextMs: Int64 {
            guard closes < times.count else { return .max }
            let close = times[closes] + intervalMs
            guard opens < times.count else { return close }
            return min(close, times[opens])
        }

        /// Whether the next event is an open.
        @inlinable var isOpenNext: Bool {
            opens < times.count && times[opens] < times[closes] + intervalMs
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

        @inlinable
        func precedes(_ other: Key) -> Bool {
            if ms != other.ms { return ms < other.ms }
            if rank != other.rank { return rank < other.rank }
            return source < other.source
        }
    }

    @usableFromInline var sources: [Source]
    /// A binary heap, the next event first.
    @usableFromInline var heap: [Key]

    /// A feed at the beginning of all `series`.
    public init(_ series: [CandleSeries]) {
        sources = series.map { Source($0) }
        heap = []
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
    @inlinable public var nextMs: Int64 { heap.first?.ms ?? .max }

    /// Events that are still to come.
    public var remaining: Int {
        sources.reduce(0) { $0 + 2 * $1.times.count - $1.opens - $1.closes }
    }

    /// The next event and when it happens; nil at the end.
    @inlinable
    public mutating func next() -> (event: Event, at: Instant)? {
        guard let top = heap.first else { return nil }
        let index = Int(top.source)
        let instrument = InstrumentIndex(top.source)
        let at = Instant(milliseconds: top.ms)
        let event: Event
        if top.rank == 1 {
            let row = sources[index].opens
            sources[index].opens = row + 1
            let price = Price(
                mantissa: sources[index].series.opens[row],
                scale: sources[index].series.priceScale
            )
            event = .candleOpened(instrument, price)
        } else {
            let row = sources[index].closes
            sources[index].closes = row + 1
            event = .candleClosed(instrument, candle(index, row))
        }
        advanceTop()
        return (event, at)
    }

    @inlinable
    func candle(_ index: Int, _ row: Int) -> Candle {
        let series = sources[index].series
        return Candle(
            open: series.opens[row],
            high: series.highs[row],
            low: series.lows[row],
            close: series.closes[row],
            volume: series.volumes[row],
            scale: series.priceScale
        )
    }

    @inlinable
    func key(_ index: Int) -> Key {
        Key(
            ms: sources[index].nextMs,
            rank: sources[index].isOpenNext ? 1 : 0,
            source: UInt32(index)
        )
    }

    /// Puts the first source's next event into its place.
    @inlinable
    mutating func advanceTop() {
        let index = Int(heap[0].source)
        if sources[index].nextMs == .max {
            let last = heap.removeLast()
            if heap.isEmpty { return }
            heap[0] = last
        } else {
            heap[0] = key(index)
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
        heap = sources.indices.filter { sources[$0].nextMs != .max }.map { key($0) }
        heap.sort { $0.precedes($1) }
    }
}
