import Randomness
import Testing
import Throttle
import TradeModel

@Suite struct `Attempts` {
    private func pauses(
        _ settings: RetrySettings,
        _ kind: FailureClass = .transient,
        seed: UInt64 = 1
    ) -> [Int64] {
        var random = SplitMix64(seed: seed)
        var schedule = RetrySchedule(settings)
        var pauses: [Int64] = []
        while case .retry(let notBefore) = schedule.failed(kind, at: at(0), using: &random) {
            pauses.append((notBefore - at(0)).nanoseconds / 1_000_000)
        }
        return pauses
    }

    @Test func `are three end to end, 1 s and 2 s apart`() {
        var settings = RetrySettings()
        settings.jitterPerMille = 0
        #expect(pauses(settings) == [1_000, 2_000])
    }

    @Test func `wait twice as long each time and never longer than 10 s`() {
        var settings = RetrySettings()
        settings.jitterPerMille = 0
        settings.attempts = 70
        let waits = pauses(settings)
        #expect(waits.prefix(5) == [1_000, 2_000, 4_000, 8_000, 10_000])
        #expect(waits.count == 69 && waits.dropFirst(4).allSatisfy { $0 == 10_000 })
    }

    @Test func `are shortened by chance, by a tenth at most`() {
        var settings = RetrySettings()
        settings.attempts = 8
        var seen: Set<Int64> = []
        for seed in UInt64(1)...200 {
            for (wait, full) in zip(pauses(settings, seed: seed), [1_000, 2_000, 4_000, 8_000]) {
                #expect(wait <= Int64(full) && wait >= Int64(full) * 9 / 10)
                seen.insert(wait)
            }
        }
        #expect(seen.count > 300)
    }

    @Test(arguments: [
        (FailureClass.transient, true), (.rateLimited, true), (.rejected, false),
        (.critical, false), (.ambiguous, false),
    ])
    func `follow a failure of some classes only`(kind: FailureClass, isRetried: Bool) {
        var random = SplitMix64(seed: 1)
        var schedule = RetrySchedule(RetrySettings())
        let decision = schedule.failed(kind, at: at(0), using: &random)
        if isRetried {
            guard case .retry = decision else {
                Issue.record("\(kind) is retried")
                return
            }
        } else {
            #expect(decision == .giveUp(.notRetried(kind)))
        }
    }

    @Test(arguments: [
        (200, true, nil), (429, true, FailureClass.rateLimited), (503, true, .transient),
        (408, true, .transient), (400, true, .rejected), (404, true, .rejected),
        (401, true, .critical), (503, false, .ambiguous), (429, false, .rateLimited),
        (204, false, nil), (302, false, .ambiguous), (302, true, .rejected),
        (0, false, .ambiguous), (0, true, .transient), (-1, false, .ambiguous),
        (100, false, .ambiguous), (199, true, .transient), (300, false, .ambiguous),
        (408, false, .ambiguous), (400, false, .rejected), (599, false, .ambiguous),
    ])
    func `are judged by what the status means`(
        status: Int,
        isRepeatable: Bool,
        kind: FailureClass?
    ) {
        #expect(FailureClass(status: status, isRepeatable: isRepeatable) == kind)
    }

    @Test func `wait as long as the provider asks, and not for ever`() {
        var random = SplitMix64(seed: 1)
        var schedule = RetrySchedule(RetrySettings())
        let first = schedule.failed(.rateLimited, hint: .seconds(30), at: at(0), using: &random)
        #expect(first == .retry(notBefore: at(30_000)))
        let second = schedule.failed(.rateLimited, hint: .seconds(61), at: at(0), using: &random)
        #expect(second == .giveUp(.hintTooLong(.seconds(61))))
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `survive any settings`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var settings = RetrySettings()
        settings.attempts = random.below(100)
        settings.firstPause = Instant.Span(nanoseconds: random.integer64())
        settings.longestPause = Instant.Span(nanoseconds: random.integer64())
        settings.jitterPerMille = random.integer64()
        var schedule = RetrySchedule(settings)
        for _ in 0..<100 {
            _ = schedule.failed(
                .transient,
                hint: Instant.Span(nanoseconds: random.integer64()),
                at: Instant(nanoseconds: random.integer64()),
                using: &random
            )
        }
        #expect(schedule.failures == 100)
    }
}
