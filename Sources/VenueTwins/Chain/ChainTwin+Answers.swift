import Randomness
import TradeModel

extension ChainTwin {
    /// The instant at which the answering node stands: now, or some slots ago.
    mutating func answeringNode() -> Instant {
        guard model.maxLagSlots > 0, nodes.chance(perMille: model.laggingNodePerMille) else {
            return now
        }
        counts.laggingAnswers += 1
        return clock.before(now, slots: nodes.within(1...model.maxLagSlots))
    }

    /// What the answering node knows of the transaction at `place`.
    mutating func status(of place: Int?) -> StatusAnswer {
        let time = answeringNode()
        let answer = status(of: place, asOf: time)
        if time < now, answer.result != status(of: place, asOf: now).result {
            counts.queriesThatLied += 1
        }
        return answer
    }

    private func status(of place: Int?, asOf time: Instant) -> StatusAnswer {
        let finalized = clock.finalizedHeight(at: time)
        guard let place, let landing = transactions[place].landing(at: time) else {
            return StatusAnswer(contextHeight: finalized, result: .notFound)
        }
        if landing.height <= finalized {
            return StatusAnswer(contextHeight: finalized, result: .finalized(landing.outcome))
        }
        let isConfirmed = clock.height(at: time) > landing.height + 1
        return StatusAnswer(
            contextHeight: finalized,
            result: isConfirmed ? .confirmed : .processed
        )
    }

    /// What the account owned at the answering node's finalized block.
    mutating func statement() -> VenueStatement {
        let height = clock.finalizedHeight(at: answeringNode())
        let asOf = clock.time(of: height)
        let balances = account.balances(asOf: asOf)
        return VenueStatement(
            quote: balances.quote,
            bases: balances.bases,
            openOrders: [],
            asOf: asOf
        )
    }
}
