import Configuration
import Settings

/// Whether the configuration says something that can be run.
struct ConfigurationCheck: InstallationCheck {
    private let name = "config"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        switch site.settings {
        case .success(let settings):
            guard !settings.notes.isEmpty else { return [.ok(name, "the configuration is valid")] }
            return settings.notes.map {
                .warn(name, $0, remedy: "`plimsoll config show` says where each value comes from")
            }
        case .failure(let invalid):
            let shown = invalid.problems.prefix(InvalidConfiguration.shownLimit).map { "\($0)" }
            let more = invalid.hiddenCount > 0 ? ["and \(invalid.hiddenCount) more problems"] : []
            return (shown + more).map {
                .bad(name, $0, remedy: "mend it; `plimsoll config check` lists what is wrong")
            }
        }
    }
}
