import Intel
import ProviderTwins
import Synchronization
import SystemIO
import TradeModel

/// What all connections answer from.
final class TwinDesk: Sendable {
    private struct State {
        var world: TwinWorld
        var faults: TwinFaults
        var doors: [TwinDoor] = ProviderID.allCases.map { _ in TwinDoor() }
    }

    private let state: Mutex<State>
    private let clock: @Sendable () -> Instant

    init(_ world: TwinWorld, _ faults: TwinFaults, _ clock: @escaping @Sendable () -> Instant) {
        state = Mutex(State(world: world, faults: faults))
        self.clock = clock
    }

    func set(_ faults: TwinFaults) { state.withLock { $0.faults = faults } }

    var tokens: [TwinToken] {
        let now = clock()
        return state.withLock { $0.world.tokens(at: now) }
    }

    func door(of provider: ProviderID) -> TwinDoor {
        state.withLock { $0.doors[Int(provider.rawValue)] }
    }

    /// Who came to every door: how many, and the most within any window of so many milliseconds.
    func doors(withinMs window: Int64) -> String {
        let nanoseconds = max(1, min(window, 86_400_000)) * 1_000_000
        let doors = state.withLock { $0.doors }
        let counts = ProviderID.allCases.map { provider in
            let door = doors[Int(provider.rawValue)]
            let most = door.most(within: nanoseconds)
            return #""\#(provider.name)":{"all":\#(door.count),"most":\#(most)}"#
        }
        return "{\(counts.joined(separator: ","))}"
    }

    func delivery(of question: TwinQuestion) -> TwinDelivery {
        let now = clock()
        let at = Int64(clamping: SystemClock().nanoseconds())
        return state.withLock { state in
            state.doors[Int(question.provider.rawValue)].came(at: at)
            let answer = state.world.answer(question, at: now)
            return state.faults.delivery(of: answer, from: question.provider)
        }
    }
}
