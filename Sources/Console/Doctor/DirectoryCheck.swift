import Ports
import SystemIO

/// Whether the data directory belongs to this user, can be written, and is nobody else's to read.
struct DirectoryCheck: InstallationCheck {
    private let name = "permissions"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        guard site.hasDirectory else { return [missing(site)] }
        guard !site.isMisplaced else {
            return [
                .bad(
                    name,
                    "\(site.directory) is no directory",
                    remedy: "name another with --data-dir or dataDir; what is there is left alone"
                )
            ]
        }
        do throws(DiskError) {
            var found = [try directory(site)]
            let socket = site.directory + "/control.sock"
            if FileStatus.exists(socket) { found.append(try control(socket)) }
            return found
        } catch {
            return [.bad(name, "\(error)", remedy: "make \(site.directory) readable for this user")]
        }
    }

    private func missing(_ site: DoctorSite) -> Diagnosis {
        guard FileStatus.isWritable(site.place) else {
            return .bad(
                name,
                "\(site.directory) is not there and cannot be made in \(site.place)",
                remedy: "choose a place with --data-dir where this user may write"
            )
        }
        return .warn(
            name,
            "\(site.directory) is not there yet",
            remedy: "`plimsoll run --replay FILE --data-dir \(site.directory)` makes it"
        )
    }

    private func directory(_ site: DoctorSite) throws(DiskError) -> Diagnosis {
        let status = try FileStatus(of: site.directory)
        guard FileStatus.isWritable(site.directory) else {
            return .bad(
                name,
                "\(site.directory) cannot be written",
                remedy: "chown it to this user, or mount the disk writable"
            )
        }
        let mode = String(status.mode, radix: 8)
        if status.mode & 0o022 != 0 {
            return .bad(
                name,
                "others may write to \(site.directory) (mode \(mode))",
                remedy: "chmod 700 \(site.directory)"
            )
        }
        if status.mode & 0o055 != 0 || !status.isOwn {
            return .warn(
                name,
                "\(site.directory) is open to others or not this user's (mode \(mode))",
                remedy: "chmod 700 \(site.directory), and chown it to this user"
            )
        }
        return .ok(name, "\(site.directory) is this user's alone (mode \(mode))")
    }

    private func control(_ socket: String) throws(DiskError) -> Diagnosis {
        let status = try FileStatus(of: socket)
        guard status.mode & 0o077 == 0 else {
            return .bad(
                name,
                "others may reach \(socket) (mode \(String(status.mode, radix: 8)))",
                remedy: "chmod 600 \(socket)"
            )
        }
        return .ok(name, "the control socket is this user's alone")
    }
}
