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
            return invalid.problems.map {
                .bad(name, "\($0)", remedy: "mend it; `plimsoll config check` lists everything")
            }
        }
    }
}
