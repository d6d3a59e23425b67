// What stops entries at this moment. Exits are never stopped by any of them.

public import Engine
import Policies
public import TradeModel

/// A gate that is shut.
public enum EntryGate: Sendable, Hashable {
    /// A latch of the mode allows no new risk.
    case latch(Mode)
    /// So many orders from before the start are not resolved.
    case unresolvedOrders(Int)
    /// The journal has no room beyond the segment in use.
    case noRoom
    /// The day's loss or the run of losses stopped entries until tomorrow.
    case blockedToday
    /// The drawdown latch is set.
    case drawdownLatched
    /// The instrument's last position closed too recently.
    case coolingDown(InstrumentIndex, until: Instant)

    /// The gates that are shut in a state.
    public static func shut(in core: EngineCore) -> [EntryGate] {
        var gates: [EntryGate] = core.mode.latches.map { .latch($0) }
        if core.unresolvedOrders > 0 { gates.append(.unresolvedOrders(core.unresolvedOrders)) }
        if core.isRoomLow { gates.append(.noRoom) }
        if core.risk.isBlockedToday { gates.append(.blockedToday) }
        if core.risk.isDrawdownLatched { gates.append(.drawdownLatched) }
        guard let cooldown = core.setup.profile.risk?.cooldown else { return gates }
        for index in core.positions.indices {
            let instrument = InstrumentIndex(UInt32(index))
            guard !core.isHeld(instrument), let closed = core.positions[index].lastClosedAt,
                core.clock - closed < cooldown
            else { continue }
            gates.append(.coolingDown(instrument, until: closed + cooldown))
        }
        return gates
    }

    /// The word that scripts read.
    public var name: String {
        switch self {
        case .latch(let latch): latch.word
        case .unresolvedOrders: "unresolved_orders"
        case .noRoom: "no_room"
        case .blockedToday: "blocked_today"
        case .drawdownLatched: "drawdown_latched"
        case .coolingDown: "cooling_down"
        }
    }

    /// What it means and what lifts it in `directory`.
    func words(_ names: RunNames, directory: String) -> String {
        switch self {
        case .latch(let latch):
            "\(ModeText.words(latch)); `\(ModeText.remedy(latch, directory))` lifts it"
        case .unresolvedOrders(let count):
            "\(count) orders from before the start are not resolved: no entries until they are"
        case .noRoom: "no entries: the disk has no room for another journal segment"
        case .blockedToday: "no entries until tomorrow: the day's limit was reached"
        case .drawdownLatched:
            "no entries: the drawdown latch is set; "
                + "`plimsoll resume --drawdown --data-dir \(directory)` lifts it"
        case .coolingDown(let instrument, let until):
            "\(names.name(instrument)) is cooling down until \(TimeText.utc(until))"
        }
    }
}
