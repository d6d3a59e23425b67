import Testing
import TradeModel

@Suite struct `Judgements that contradict themselves` {
    private func judgement(
        _ verdict: TokenVerdict,
        failed: WardenRules = [],
        warned: WardenRules = [],
        unknown: WardenRules = []
    ) -> TokenJudgement {
        TokenJudgement(
            verdict: verdict,
            failed: failed,
            warned: warned,
            unknown: unknown,
            observedAt: Instant(nanoseconds: 0),
            evidence: 1
        )
    }

    /// The verdicts to which these rules may lead.
    private func verdicts(
        failed: WardenRules = [],
        warned: WardenRules = [],
        unknown: WardenRules = []
    ) -> [TokenVerdict] {
        TokenVerdict.allCases.filter {
            judgement($0, failed: failed, warned: warned, unknown: unknown).contradiction == nil
        }
    }

    private let soft: Set<WardenRule> = [.mintClose, .mutableDisplay, .creator]

    @Test func `where nothing is against a token it passes`() {
        #expect(verdicts() == [.pass])
        #expect(judgement(.fail).contradiction == .verdict(.fail))
    }

    @Test(arguments: WardenRule.allCases)
    func `a rule that is broken leaves one verdict for each list in which it may stand`(
        rule: WardenRule
    ) {
        let isSoft = soft.contains(rule)
        let isEither = rule == .liquidityLocked || rule == .opinions
        #expect(verdicts(failed: WardenRules(rule)) == (isSoft ? [] : [.fail]))
        #expect(verdicts(warned: WardenRules(rule)) == (isSoft || isEither ? [.warn] : []))
    }

    @Test(arguments: WardenRule.allCases)
    func `a rule of which nobody can say fails, unless it may only warn`(rule: WardenRule) {
        let expected: [TokenVerdict] =
            soft.contains(rule) ? [.warn] : rule == .liquidityLocked ? [.warn, .fail] : [.fail]
        #expect(verdicts(unknown: WardenRules(rule)) == expected)
        #expect(
            verdicts(failed: WardenRules(.sell), unknown: WardenRules(rule))
                == (rule == .sell ? [] : [.fail])
        )
    }

    @Test func `a rule in two lists is named`() {
        let lock = WardenRules(.liquidityLocked)
        for judgement in [
            judgement(.fail, failed: lock, warned: lock),
            judgement(.fail, failed: lock, unknown: lock),
            judgement(.warn, warned: lock, unknown: lock),
        ] {
            #expect(judgement.contradiction == .rule(.liquidityLocked))
        }
    }
}
