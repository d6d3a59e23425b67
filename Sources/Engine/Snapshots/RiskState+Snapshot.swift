import TradeModel

extension RiskState {
    func save(to writer: inout StateWriter) {
        writer.append(day)
        writer.append(dayStartEquity)
        writer.append(peakEquity)
        writer.append(lossStreak)
        writer.append(lossesTowardStop)
        writer.append(blockedDay)
        writer.append(isDrawdownLatched)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        day = try reader.integer("risk day")
        dayStartEquity = try reader.integer("equity at the day's start")
        peakEquity = try reader.integer("high-water mark")
        lossStreak = try reader.integer("losing streak", in: StateReader.count)
        lossesTowardStop = try reader.integer("losses toward a stop", in: StateReader.count)
        blockedDay = try reader.integer("blocked day")
        isDrawdownLatched = try reader.bool("drawdown latch")
    }
}

extension Tally {
    func save(to writer: inout StateWriter) {
        writer.append(fills)
        writer.append(roundTrips)
        writer.append(wins)
        writer.append(losses)
        writer.append(won)
        writer.append(lost)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        fills = Int64(try reader.integer("number of fills", in: StateReader.count))
        roundTrips = Int64(try reader.integer("number of round trips", in: StateReader.count))
        wins = Int64(try reader.integer("number of wins", in: StateReader.count))
        losses = Int64(try reader.integer("number of losses", in: StateReader.count))
        won = try reader.integer("sum of wins", in: 0...Int128.max)
        lost = try reader.integer("sum of losses", in: 0...Int128.max)
    }
}
