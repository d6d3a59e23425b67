// The doctor's checks all look like this, so that a new one is a type and a line in `Doctor.checks`.

/// A check of the installation.
protocol InstallationCheck: Sendable {
    /// What was found, at least one thing.
    func diagnoses(_ site: DoctorSite) -> [Diagnosis]
}
