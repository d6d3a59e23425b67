/// Whether a recovery cut something that nobody has looked at.
struct CutFilesCheck: InstallationCheck {
    private let name = "cut files"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        do throws(CommandFailure) {
            let files = try JournalStatistics.cutFiles(site.directory)
            guard !files.isEmpty else { return [.ok(name, "nothing was ever cut")] }
            let bytes = files.reduce(0) { $0 + $1.bytes }
            return [
                .warn(
                    name,
                    "\(files.count) with \(NumberText.count(bytes)) bytes: a crash left unfinished "
                        + "batches, which were cut",
                    remedy: "compare the orders with the venue's, then move "
                        + "\(site.directory)/cut away"
                )
            ]
        } catch {
            return [.bad(name, error.message ?? "it cannot be read", remedy: "look at the disk")]
        }
    }
}
