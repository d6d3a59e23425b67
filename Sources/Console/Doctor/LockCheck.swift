import Host

/// Who holds the data directory.
struct LockCheck: InstallationCheck {
    private let name = "lock"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        do throws(HostError) {
            guard let pid = try StoredRun.engine(of: site.directory) else {
                return [.ok(name, "no engine runs on \(site.directory)")]
            }
            return [.ok(name, "the engine runs as process \(pid)")]
        } catch {
            return [.bad(name, "\(error)", remedy: "make \(site.directory)/lock readable")]
        }
    }
}
