import Projection

/// Whether the rows that readers are quick by can be used. Nothing is lost with them.
struct ProjectionCheck: InstallationCheck {
    private let name = "projection"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        switch ProjectionCondition(of: site.directory) {
        case .missing: return [.ok(name, "there is none; readers fold the journal")]
        case .reaches(let sequence):
            return [.ok(name, "it can be read, up to record \(NumberText.count(sequence))")]
        case .ofAnotherJournal:
            return [
                .warn(
                    name,
                    "it is not of this journal; readers fold the journal instead",
                    remedy: "the next `plimsoll run` builds it anew"
                )
            ]
        case .unusable(let reason):
            return [
                .warn(
                    name,
                    "\(reason); readers fold the journal instead",
                    remedy:
                        "the next `plimsoll run` builds it anew; if it stays so, look at the disk"
                )
            ]
        }
    }
}
