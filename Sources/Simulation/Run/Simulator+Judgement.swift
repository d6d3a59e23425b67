// What the judges are shown: the engine's state beside the truth, and what came back beside what was
// durable.

import Desk
import Engine
import Storage
import TradeModel
import VenueTwins

extension Simulator {
    func judge() {
        guard let core = desk?.engine.core else { return }
        auditor.awakeSince = max(auditor.awakeSince, busyUntil)
        auditor.checkLine()
        auditor.check(core) { truth(of: $0) }
    }

    /// What is really so of an order, requests that are under way included.
    func truth(of id: ClientOrderID) -> OrderTruth {
        let order = venue.order(id)
        let isComing = agenda.contains { occurrence in
            guard case .toVenue(let request, _) = occurrence else { return false }
            return mayComeToLife(request, id, isKnown: order != nil)
        }
        let isWaiting = mayLeave { mayComeToLife($0, id, isKnown: order != nil) }
        return OrderTruth(
            canStillFill: isComing || isWaiting || (order?.canStillFill ?? false),
            filled: order?.filled ?? 0
        )
    }

    private func mayComeToLife(
        _ request: VenueRequest,
        _ id: ClientOrderID,
        isKnown: Bool
    ) -> Bool {
        switch request {
        case .exchange(.place(let order)):
            // Its nonce is used once it is known; void requests change nothing.
            return order.id == id && !isKnown
                && (order.expiresAfter ?? .distantFuture) > Instant(nanoseconds: now)
        case .chain(.submit(let transaction)):
            return transaction.order == id && !isKnown
                && transaction.lastValidHeight > venue.finalizedHeight(at: now)
        case .exchange, .chain, .statement, .marketData: return false
        }
    }

    /// What came back must be what was durable.
    func judgeRecovery() {
        guard let sequence = desk?.lastSequence, let engine = desk?.engine else { return }
        defer {
            durableStates = [DurableState(sequence: sequence, engine: engine)]
            unwritten = nil
        }
        guard let last = durableStates.last else { return }
        if let known = durableStates.last(where: { $0.sequence == sequence }) {
            if known.sequence < last.sequence, !auditor.hasRotted {
                auditor.find(
                    .recoveryExact,
                    "record \(last.sequence) was durable and only \(sequence) came back"
                )
            }
            if known.engine != engine {
                auditor.find(.recoveryExact, "the state of record \(sequence) came back otherwise")
            }
        } else if sequence > last.sequence, let unwritten {
            // The batch that was being written has arrived, though nobody was told.
            if unwritten != engine {
                auditor.find(
                    .recoveryExact,
                    "the batch under way came back as something else, up to record \(sequence)"
                )
            }
        } else if !auditor.hasRotted {
            auditor.find(.recoveryExact, "record \(sequence) came back and was never written")
        }
    }
}
