import ByteCodec
import Engine
public import Host
import Replay
import TradeModel

/// The open positions as JSON.
public enum PositionsDocument {
    /// An array, by instrument, one line.
    public static func text(_ run: StoredRun) -> String {
        let names = RunNames(run.specification)
        return JSONValue.array(PositionView.all(run).map { position($0, names) }).line
    }

    private static func position(_ view: PositionView, _ names: RunNames) -> JSONValue {
        let instrument = view.report.instrument
        var members = BooksDocument.members(view.report, names)
        members.add("reading", .string(view.isFresh ? "fresh" : "unknown"))
        members.add("original_size", .base(view.life.originalSize))
        members.add("peak", .string(names.price(view.life.peak, instrument)))
        members.add("stop_price", .text(view.stopPrice.map { names.price($0, instrument) }))
        members.add("entry_liquidity", liquidity(view.life.entryLiquidity))
        members.add("liquidity", liquidity(view.market.liquidity))
        members.add("tiers", .array(view.tiers.map { tier($0, instrument, names) }))
        members.add("entry_order", view.life.entryOrder.map { .count($0.value) } ?? .null)
        members.add("exit_order", view.life.exitOrder.map { .count($0.value) } ?? .null)
        members.add("is_to_be_flattened", .bool(view.life.isToBeFlattened))
        return .object(members)
    }

    private static func tier(
        _ tier: PositionView.TierView,
        _ instrument: InstrumentIndex,
        _ names: RunNames
    ) -> JSONValue {
        .object([
            .init("tier", .count(tier.number)),
            .init("state", .string(PositionView.name(tier.state))),
            .init("gain_bps", .count(tier.gainBps)),
            .init("share_bps", .count(tier.shareBps)),
            .init("price", .text(tier.price.map { names.price($0, instrument) })),
            .init("sold", .base(tier.sold)),
        ])
    }

    private static func liquidity(_ units: Int128) -> JSONValue {
        units < 0 ? .null : .quote(units)
    }
}
