extension Fact {
    /// The instrument that the fact names; nil for those that name none.
    public var instrument: InstrumentIndex? {
        switch change {
        case .candleOpened(let instrument, _), .candleClosed(let instrument, _),
            .readingRefused(let instrument, _, _), .liquidityRead(let instrument, _),
            .readingLost(let instrument), .filled(_, let instrument, _, _),
            .tokenJudged(let instrument, _), .entryVetoed(let instrument, _, _),
            .entryCleared(let instrument, _):
            instrument
        case .orderIntended(let order): order.instrument
        case .incident(_, let instrument, _): instrument
        case .started, .orderAcknowledged, .orderInDoubt, .orderSigned, .cancelIntended,
            .orderClosed, .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset,
            .modeChanged, .flattenAsked, .exitsChecked, .tailCut, .readingsForgotten, .roomChanged,
            .stopped:
            nil
        }
    }
}
