import Journal
import Ports
import Storage
import SystemIO

/// Whether the snapshots can be read.
struct SnapshotsCheck: InstallationCheck {
    private let name = "snapshots"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        do throws(DiskError) {
            let snapshots = try StoredSnapshot.all(in: site.directory, disk: FileDisk())
            guard !snapshots.isEmpty else { return [.ok(name, "there is none yet")] }
            return snapshots.map { judge($0, site) }
        } catch {
            return [.bad(name, "\(error)", remedy: "look at the disk")]
        }
    }

    private func judge(_ snapshot: StoredSnapshot, _ site: DoctorSite) -> Diagnosis {
        switch snapshot.content {
        case .success:
            return .ok(name, "the one of record \(NumberText.count(snapshot.sequence)) is whole")
        case .failure(let flaw):
            let file = SnapshotFormat.name(after: snapshot.sequence)
            return .warn(
                name,
                "\(file): \(flaw)",
                remedy:
                    "a start passes it over: remove \(site.directory)/snapshots/\(file), and look "
                    + "at the disk"
            )
        }
    }
}
