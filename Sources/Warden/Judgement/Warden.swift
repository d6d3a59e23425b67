import Intel
public import TradeModel

/// The judgement of a token: what its dossier says, held against the limits.
public enum Warden {
    /// Judges a token by what is known of it at `now`. A hard rule of which nobody can say whether
    /// the token keeps it fails the token as surely as one that it breaks.
    public static func judge(
        _ dossier: TokenDossier,
        limits: WardenLimits,
        at now: Instant
    ) -> WardenReport {
        let judging = Judging(dossier: dossier, limits: limits, now: now)
        return WardenReport(
            mint: dossier.mint,
            findings: judging.findings,
            observedAt: judging.oldest,
            evidence: dossier.digest
        )
    }
}
