import Journal
import MarketData
import Replay
import Strategies
import TradeModel

/// A snapshot's file, and the state in it: what is accepted has no other form.
enum SnapshotTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        let file = [UInt8](bytes)
        do throws(SnapshotFlaw) {
            let snapshot = try Snapshot(file: file)
            demand(snapshot.file == file, "a snapshot has two files")
        } catch {
            _ = error.description
        }
        // Checksums keep bent bytes from the state: it is also tried alone.
        for specification in SampleSpecifications.all where specification.inputs.count <= 3 {
            var attempt = StateAttempt(specification: specification, state: file)
            do {
                _ = try specification.strategy.visit(
                    priceScales: specification.inputs.map(\.priceScale),
                    &attempt
                )
            } catch {
                demand(false, "\(error)")
            }
        }
    }

    static var seeds: [[UInt8]] {
        let position = JournalPosition(segment: 1, offset: 128, nextSequence: 2, link: 7)
        return SampleSpecifications.all.filter { $0.inputs.count <= 3 }.flatMap { specification in
            var state = SavedBeginning(specification: specification)
            do {
                let bytes = try specification.strategy.visit(
                    priceScales: specification.inputs.map(\.priceScale),
                    &state
                )
                let snapshot = Snapshot(
                    at: position,
                    specification: specification.document,
                    configuration: nil,
                    state: bytes
                )
                return [bytes, snapshot.file]
            } catch {
                demand(false, "\(error)")
                return []
            }
        }
    }
}

/// Takes a state into a run of a specification.
private struct StateAttempt: StrategyVisitor {
    let specification: RunSpecification
    let state: [UInt8]

    func visit<S: Strategy>(_ strategy: S) -> Int {
        var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed([]))
        do throws(StateError) {
            try replayer.restore(state)
            SnapshotTarget.demand(replayer.savedState == state, "a state has two forms")
            return 1
        } catch {
            return error.description.utf8.count
        }
    }
}

/// The state of a run before its first event.
private struct SavedBeginning: StrategyVisitor {
    let specification: RunSpecification

    func visit<S: Strategy>(_ strategy: S) -> [UInt8] {
        Replayer(specification, strategy: strategy, feed: CandleFeed([])).savedState
    }
}
