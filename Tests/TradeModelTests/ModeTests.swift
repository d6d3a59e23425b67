import Testing
import TradeModel

@Suite struct `Latches of a mode` {
    /// Every set of latches.
    private static let all = (UInt8(0)..<16).map(Mode.init(rawValue:))

    /// What each command sets, and what it lifts.
    private static let table: [(OperatorCommand, sets: Mode, lifts: Mode)] = [
        (.pause, .paused, []), (.halt, .halted, []), (.resume, [], [.paused, .halted]),
        (.flatten, [], []), (.resetDrawdown, [], []), (.acceptDrift, [], .drifted),
        (.limitToExits, .exitsOnly, []), (.endExitsOnly, [], .exitsOnly),
    ]

    @Test func `each command sets and lifts its own, in every mode, and nothing else`() {
        #expect(Self.table.map(\.0) == OperatorCommand.allCases)
        for (command, sets, lifts) in Self.table {
            for mode in Self.all {
                let isFit = lifts.isEmpty || !mode.isDisjoint(with: lifts)
                let after = mode.union(sets).subtracting(lifts)
                #expect(mode.after(command) == (isFit ? after : nil), "\(command) in \(mode)")
            }
        }
    }

    @Test func `any latch takes entries away`() {
        #expect(Self.all.filter(\.allowsEntries) == [.running])
    }

    @Test func `what a journal said before latches were sets means the same`() {
        let old: [Mode] = [.running, .paused, .halted, .drifted, .exitsOnly]
        #expect((UInt8(0)..<5).map(Mode.init(code:)) == old)
        #expect(old.map(\.code) == [0, 1, 2, 3, 4])
    }

    @Test func `every mode has one number and every number at most one mode`() {
        #expect(Set(Self.all.map(\.code)).count == 16)
        for mode in Self.all { #expect(Mode(code: mode.code) == mode) }
        let known = Set(Self.all.map(\.code))
        for code in UInt8.min...UInt8.max where !known.contains(code) {
            #expect(Mode(code: code) == nil)
        }
    }

    @Test func `words go there and back, the one that says most first`() {
        for mode in Self.all { #expect(Mode(words: mode.words) == mode) }
        #expect(Mode([.paused, .drifted, .halted]).words == ["halted", "drifted", "paused"])
        #expect(Mode([.paused, .drifted]).word == "drifted")
        #expect(Mode(words: ["halted", "running"]) == nil)
    }
}
