import TradeModel

extension Market {
    func save(to writer: inout StateWriter) {
        writer.append(price)
        writer.append(readAt)
        writer.append(source.rawValue)
        writer.append(isKnown)
        writer.append(suspect)
        writer.append(isReportedLost)
        writer.append(isRefusing)
        writer.append(liquidity)
        writer.append(liquidityAt)
        writer.append(opens)
        writer.append(closes)
    }

    init(from reader: inout StateReader) throws(StateError) {
        self.init()
        price = try reader.integer("price", in: 0...Int64.max)
        readAt = try reader.instant("price's time")
        source = try reader.choice("price's source")
        isKnown = try reader.bool("knowledge of a price")
        suspect = try reader.integer("suspect price", in: 0...Int64.max)
        isReportedLost = try reader.bool("report of a lost price")
        isRefusing = try reader.bool("refusal of prices")
        liquidity = try reader.integer("liquidity", in: -1...Int128.max)
        liquidityAt = try reader.instant("liquidity's time")
        opens = Int64(try reader.integer("number of opens", in: StateReader.count))
        closes = Int64(try reader.integer("number of closes", in: StateReader.count))
    }
}
