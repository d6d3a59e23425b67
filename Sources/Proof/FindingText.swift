import Console
import Simulation
import TradeModel

/// A finding for people.
enum FindingText {
    /// Two lines: what was broken, and how.
    static func text(seed: UInt64, _ finding: Finding, _ style: TextStyle) -> String {
        let time = TimeText.utc(Instant(nanoseconds: finding.at))
        return "seed \(seed)  " + style.bad(finding.invariant.rawValue)
            + "  at \(time), event \(NumberText.count(finding.step))\n"
            + Paragraph.text(finding.words, indent: 2)
    }
}
