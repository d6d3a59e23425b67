// Whether a judgement agrees with itself. What the Warden says always does; what is read from a file may not.

extension TokenJudgement {
    /// How it contradicts itself; nil when its rules lead to its verdict.
    public var contradiction: JudgementContradiction? {
        let misplaced: WardenRules = [
            failed.intersection(.onlyWarning), warned.intersection(.alwaysFailing),
            failed.intersection(warned), unknown.intersection(failed.union(warned)),
        ]
        if let rule = misplaced.rules.first { return .rule(rule) }
        return allowsVerdict ? nil : .verdict(verdict)
    }

    /// Whether the verdict is one to which its rules lead. A rule that fails or warns, as it is set, leaves both open
    /// where nobody can say whether it is kept.
    private var allowsVerdict: Bool {
        let mayOnlyWarn = WardenRules.onlyWarning.union(WardenRules(.liquidityLocked))
        if !failed.isEmpty || !mayOnlyWarn.isSuperset(of: unknown) { return verdict == .fail }
        if unknown.contains(WardenRules(.liquidityLocked)) { return verdict != .pass }
        return verdict == (warned.isEmpty && unknown.isEmpty ? .pass : .warn)
    }
}

extension WardenRules {
    /// Rules that never fail a token: one that is broken, or of which nobody can say, warns.
    fileprivate static let onlyWarning: WardenRules = [
        WardenRules(.mintClose), WardenRules(.mutableDisplay), WardenRules(.creator),
    ]

    /// Rules that fail a token whenever they are broken. Liquidity that can be withdrawn fails or warns as it is set,
    /// and an opinion as it is grave or mild.
    fileprivate static let alwaysFailing = WardenRules.all.subtracting([
        .onlyWarning, WardenRules(.liquidityLocked), WardenRules(.opinions),
    ])
}
