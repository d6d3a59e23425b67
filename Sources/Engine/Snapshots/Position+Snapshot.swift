import Policies
import TradeModel

extension Position {
    func save(to writer: inout StateWriter) {
        writer.append(openedAt)
        writer.append(openedBy == .buy)
        writer.append(originalSize)
        writer.append(entryPrice)
        writer.append(peak)
        writer.append(entryLiquidity)
        for index in 0..<Tiers.limit {
            writer.append(tiers[index].state.rawValue)
            writer.append(tiers[index].sold)
        }
        writer.append(slippageFailures)
        writer.append(retryAt)
        writer.append(isToBeFlattened)
        writer.append(entryOrder) { $0.append($1) }
        writer.append(exitOrder) { $0.append($1) }
        writer.append(lastFillAt)
        writer.append(lastClosedAt) { $0.append($1) }
    }

    init(from reader: inout StateReader) throws(StateError) {
        self.init()
        openedAt = try reader.instant("time of opening")
        openedBy = try reader.bool("side of opening") ? .buy : .sell
        originalSize = try reader.integer("original size", in: 0...Int128.max)
        entryPrice = try reader.integer("entry price", in: 0...Int64.max)
        peak = try reader.integer("peak", in: 0...Int64.max)
        entryLiquidity = try reader.integer("liquidity at entry", in: -1...Int128.max)
        for index in 0..<Tiers.limit {
            tiers[index].state = try reader.choice("tier")
            tiers[index].sold = try reader.integer("tier's sales", in: 0...Int128.max)
        }
        slippageFailures = try reader.integer("failures by slippage", in: StateReader.count)
        retryAt = try reader.instant("time of the next attempt")
        isToBeFlattened = try reader.bool("wish to close")
        entryOrder = try reader.optional("entry") { (reader) throws(StateError) in
            try reader.ordinal()
        }
        exitOrder = try reader.optional("exit") { (reader) throws(StateError) in
            try reader.ordinal()
        }
        lastFillAt = try reader.instant("time of the last fill")
        lastClosedAt = try reader.optional("cooldown") { (reader) throws(StateError) in
            try reader.instant("cooldown's beginning")
        }
    }
}
