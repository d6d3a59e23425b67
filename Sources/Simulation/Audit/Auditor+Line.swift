// Whether what leaves keeps to what the venue takes: counted anew, window by window, from what left.

import Throttle
import TradeModel
import VenueTwins

extension Auditor {
    /// A new process stands at an empty line.
    mutating func lineOpened() {
        let departures = line.departures
        let life = line.life + 1
        line = LineWatch()
        line.departures = departures
        line.life = life
    }

    mutating func asked(_ call: UInt64, _ lane: Lane, at: Int64) {
        line.waiting.append(LineWatch.Waiter(call: call, lane: lane, since: at))
    }

    mutating func withdrawn(_ call: UInt64) { line.waiting.removeAll { $0.call == call } }

    /// A request was not even let into the line.
    mutating func refused(_ refusal: BudgetRefusal) {
        guard case .full(let lane, let capacity) = refusal else {
            find(.venueLimitsHold, "a request was refused for \(refusal)")
            return
        }
        // What is tried again stands there too, and is not known here.
        let others = line.waiting.count { $0.lane == lane }
        if others < capacity - 16 {
            find(.venueLimitsHold, "a line of \(capacity) is full with \(others) in it")
        }
    }

    /// The venue turned something away, and the node has heard of it.
    mutating func heard(_ refusal: TwinQuota.Refusal) {
        if refusal != .unavailable { heardAnswer() }
        let asked: Instant.Span
        switch refusal {
        case .tooMany(let hint):
            asked = hint ?? .seconds(1)
            if hint == nil { excuse(9_000_000_000) }
        case .banned(let hint): asked = hint
        case .unavailable:
            line.isDown = true
            return
        }
        // Our clock may run a little fast.
        line.pausedUntil = max(line.pausedUntil, now + asked.nanoseconds / 1_000 * 999)
        excuse(asked.nanoseconds / 1_000 * 1_001)
    }

    /// The node has heard something else of the venue. A try that was under way may still have to be
    /// given up.
    mutating func heardAnswer() {
        guard line.isDown else { return }
        line.isDown = false
        excuse(7_000_000_000)
    }

    private mutating func excuse(_ nanoseconds: Int64) {
        line.excusedUntil = max(line.excusedUntil, now + nanoseconds)
    }

    /// A request left.
    mutating func left(_ call: UInt64, _ lane: Lane, _ units: Int64, at: Int64) {
        line.waiting.removeAll { $0.call == call }
        line.units += units
        line.departures.removeAll { at - $0.at >= TwinQuota.long.nanoseconds }
        line.departures.append(LineWatch.Departure(at: at, units: units, life: line.life))
        judgeWindow(TwinQuota.short, TwinQuota.shortUnits, at: at)
        judgeWindow(TwinQuota.long, TwinQuota.longUnits, at: at)
        if at < line.pausedUntil {
            find(.venueLimitsHold, "call \(call) left while the venue wanted to hear nothing")
        }
        if lane != .exits, line.waiting.contains(where: { $0.lane == .exits && $0.since < at }) {
            find(.exitsGoFirst, "call \(call) of lane \(lane) left while an exit waited")
        }
        guard lane == .data else { return }
        if at - line.lastDataAt < LineWatch.dataSpacing {
            find(.venueLimitsHold, "call \(call) for data left too soon after the one before")
        }
        line.lastDataAt = at
    }

    /// What left in the window that ends here: of all lives no more than is published, of one no more
    /// than half of it.
    private mutating func judgeWindow(_ window: Instant.Span, _ limit: Int64, at: Int64) {
        var all: Int64 = 0
        var own: Int64 = 0
        for departure in line.departures where at - departure.at < window.nanoseconds {
            all += departure.units
            if departure.life == line.life { own += departure.units }
        }
        let seconds = window.nanoseconds / 1_000_000_000
        if own > limit / 2 {
            find(.venueLimitsHold, "\(own) units left in \(seconds) s, \(limit / 2) may")
        }
        if all > limit {
            find(.venueLimitsHold, "\(all) units left in \(seconds) s over starts, \(limit) may")
        }
    }

    /// Every attempt takes its tokens, and nothing else does.
    mutating func compareTokens(_ granted: Int64) {
        if granted != line.units {
            find(.venueLimitsHold, "\(line.units) units left and \(granted) were granted")
        }
    }

    mutating func checkLine() {
        guard !line.isDown else { return }
        for waiter in line.waiting where waiter.lane == .exits {
            let since = max(waiter.since, line.excusedUntil, awakeSince)
            if now - since > LineWatch.bound {
                find(
                    .exitsGoFirst,
                    "an exit's call \(waiter.call) has waited for longer than 2.5 s"
                )
            }
        }
    }
}
