/// What is wrong with the feed, until when. Instrument -1 stands for all.
struct FeedFaults: Sendable {
    struct Spell: Sendable {
        var until: Int64 = 0
        var instrument: Int64 = -1

        func covers(_ index: Int, at now: Int64) -> Bool {
            now < until && (instrument < 0 || instrument == Int64(index))
        }
    }

    var missing = Spell()
    var late = Spell()
    var zero = Spell()
    var contradictory = Spell()
    /// The Warden says nothing.
    var wardenSilent = Spell()
    /// The Warden's verdicts rest on old readings.
    var wardenStale = Spell()
    /// The Warden says FAIL.
    var wardenFails = Spell()
    /// Instruments whose next candle is absurd, and whether it is too high.
    var absurd: [Int: Bool] = [:]
}
