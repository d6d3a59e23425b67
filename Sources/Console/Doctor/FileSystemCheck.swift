import Ports
import SystemIO

/// Whether the journal lies on a disk that keeps what it is told to keep.
struct FileSystemCheck: InstallationCheck {
    private let name = "file system"
    private let network = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs",
    ]

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        do throws(DiskError) {
            return [judge(try FileSystem(of: site.place).type)]
        } catch {
            return [.bad(name, "\(error)", remedy: "make \(site.place) readable for this user")]
        }
    }

    private func judge(_ type: String?) -> Diagnosis {
        let elsewhere = "put the data directory on a local disk with --data-dir"
        guard let type else {
            return .warn(name, "its type cannot be read", remedy: "look at /proc/self/mountinfo")
        }
        if network.contains(type) || type.hasPrefix("fuse") {
            return .warn(
                name,
                "\(type) goes through a network or another program: a lock or a synchronization "
                    + "may not hold there",
                remedy: elsewhere
            )
        }
        switch type {
        case "tmpfs", "ramfs":
            return .warn(
                name,
                "\(type) is memory: all is gone with the next start",
                remedy: elsewhere
            )
        case "overlay", "aufs":
            return .warn(
                name,
                "\(type) belongs to a container: all is gone with it",
                remedy: "mount a volume for the data directory"
            )
        case _: return .ok(name, type)
        }
    }
}
