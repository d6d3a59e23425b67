// What the demonstration found. Every number in it was read from a journal or computed from two runs.

import ByteCodec
public import Console
import Cryptography
import Host
import Journal
import Replay
import TradeModel

/// The outcome of a demonstration.
public struct DemoReport: Sendable {
    let options: DemoOptions
    let books: String
    let kills: [Kill]
    let end: Books
    let journal: JournalReport
    let orders: Comparison
    let fills: Comparison
    let stateHash: Digest
    let undisturbedHash: Digest
    let scenes: [Scene]
    let names: RunNames
    let elapsedMs: Int

    /// What did not hold, in words; empty when everything did.
    public var problems: [String] {
        var problems: [String] = []
        if !kills.contains(where: \.before.isInMidTrade) {
            problems.append("the engine was not caught in mid-trade, so no kill was shown")
        }
        for kill in kills where !kill.differences.isEmpty {
            let what = kill.differences.joined(separator: ", ")
            problems.append("the books after the kill of process \(kill.pid) differ in: \(what)")
        }
        if journal.verdict != .clean {
            problems.append("the journal is not clean: \(journal.verdict.name)")
        }
        if orders.lost + orders.doubled > 0 {
            problems.append("orders lost: \(orders.lost), doubled or unexpected: \(orders.doubled)")
        }
        if fills.lost + fills.doubled > 0 {
            problems.append("fills lost: \(fills.lost), doubled or unexpected: \(fills.doubled)")
        }
        if stateHash != undisturbedHash {
            problems.append("the state hash is not that of the run that nobody killed")
        }
        let missing = Scene.allCases.filter { !scenes.contains($0) }.map(\.rawValue)
        if !missing.isEmpty {
            problems.append("scenes that did not take place: \(missing.joined(separator: ", "))")
        }
        return problems
    }

    /// The exit code.
    public var status: ExitStatus { problems.isEmpty ? .done : .checkFailed }
}
