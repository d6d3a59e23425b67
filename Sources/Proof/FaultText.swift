// The faults of a plan in words, so that a plan can be read without knowing the names of kinds.

import Console
import Simulation
import TradeModel

/// A fault of a plan for people.
enum FaultText {
    /// When it strikes, and what happens.
    static func text(_ fault: TimedFault, in scenario: Scenario) -> String {
        let day = time(scenario.startMs + fault.atMs)
        return Paragraph.text("  \(day)  \(words(fault))", indent: 16, isHanging: true)
    }

    /// The time of day, as the story tells it.
    private static func time(_ milliseconds: Int64) -> String {
        let part = milliseconds % 1_000
        let text = TimeText.utc(Instant(nanoseconds: (milliseconds - part) * 1_000_000))
        let digits = "\(part)"
        return text.drop { $0 != "T" }.dropFirst().dropLast() + "."
            + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    private static func words(_ fault: TimedFault) -> String {
        let span = TimeText.span(.milliseconds(fault.lastsMs))
        let down = "; it is down for \(span)"
        return switch fault.kind {
        case .kill: "the process is killed" + down
        case .killInDiskCall: "the process is killed within one of its next disk calls"
        case .powerLossLost: "the power fails; what was not synchronized is lost" + down
        case .powerLossArrived: "the power fails; what was not synchronized arrived" + down
        case .powerLossTorn: "the power fails; some unsynchronized sectors arrived" + down
        case .powerLossGarbage: "the power fails; some unsynchronized sectors are garbage" + down
        case .powerLossReordered:
            "the power fails; unsynchronized writes arrived in any order" + down
        case .crashInRecovery: "the machine goes down, and again while it recovers"
        case .diskError: "one of the next disk calls fails and has done nothing"
        case .diskErrorAfter: "one of the next disk calls fails though it has done its work"
        case .diskFull: "the disk is full for \(span)"
        case .diskSlow: "the disk is slow for \(span)"
        case .rotBit: "a bit of the journal flips" + down
        case .rotMisdirected: "a part of the journal is written over another" + down
        case .rotSnapshot: "a bit of the newest snapshot flips" + down
        case .rotShort: "a segment of the journal is cut short or gone" + down
        case .rotLastBatch: "the journal's last batch rots so that it looks torn" + down
        case .wallStep: "the wall clock is set wrong for \(span)"
        case .suspend: "the machine is suspended for \(span)"
        case .partition: "nothing passes between node and venue for \(span)"
        case .deafNode: "what the venue says is lost for \(span), unnoticed"
        case .muteNode: "what the node says is lost for \(span), unnoticed"
        case .feedMissing: "the feed says nothing for \(span)"
        case .feedLate: "the feed is minutes late for \(span)"
        case .feedZero: "the feed says zero for \(span)"
        case .feedAbsurd: "the feed says one absurd price"
        case .feedContradictory: "the feed's candles contradict themselves for \(span)"
        case .maintenance: "the venue is in maintenance for \(span)"
        case .oldFills: "the venue reports old fills again"
        case .drift: "somebody else changes the account"
        case .limitLowered: "the venue takes few requests for \(span), and says when it takes more"
        case .limitSilent: "the venue takes few requests for \(span), and says nothing more"
        case .outage: "the venue is not available for \(span)"
        case .dataFlood: "the node asks for a lot of market data for \(span)"
        case .wardenSilent: "the Warden says nothing for \(span)"
        case .wardenStale: "the Warden's verdicts rest on old readings for \(span)"
        case .wardenFails: "the Warden says FAIL for \(span)"
        case .configuration: "the node starts anew with other policies" + down
        }
    }
}
