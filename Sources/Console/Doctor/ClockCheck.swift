import Ports
import SystemIO

/// Whether the clocks run forward, and the wall clock is later than what was written by it.
struct ClockCheck: InstallationCheck {
    private let name = "clock"
    private let readings = 10_000
    /// 2025-01-01: this program was not built before.
    private let earliest: Int64 = 1_735_689_600_000_000_000
    /// A file may be ahead by the grain of the file system's clock.
    private let tolerance: Int64 = 2_000_000_000

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        [boot, wall(site), synchronisation]
    }

    private var boot: Diagnosis {
        let clock = SystemClock()
        var last = clock.nanoseconds()
        for _ in 0..<readings {
            let now = clock.nanoseconds()
            guard now >= last else {
                return .bad(
                    name,
                    "the clock of the boot went back by \(last - now) ns",
                    remedy: "do not trade on this machine: no age can be trusted"
                )
            }
            last = now
        }
        return .ok(name, "the clock of the boot runs forward")
    }

    private func wall(_ site: DoctorSite) -> Diagnosis {
        let now = SystemClock().nanosecondsSinceEpoch()
        let newest = newestFile(site)
        if now < max(earliest, newest - tolerance) {
            return .bad(
                name,
                newest > earliest
                    ? "the wall clock is before the time of files in the data directory"
                    : "the wall clock is before the year 2025",
                remedy: "set the clock, and let NTP keep it (timedatectl set-ntp true)"
            )
        }
        return .ok(name, "the wall clock is not before anything that was written")
    }

    private func newestFile(_ site: DoctorSite) -> Int64 {
        var newest: Int64 = 0
        for folder in ["/journal", "/snapshots"] {
            do throws(DiskError) {
                for file in try FileDisk().list(site.directory + folder) {
                    let path = site.directory + folder + "/" + file
                    newest = max(newest, try FileStatus(of: path).changedAt)
                }
            } catch {
                // What cannot be read is for the checks of the directory and the journal to tell.
                continue
            }
        }
        return newest
    }

    private var synchronisation: Diagnosis {
        let marks = ["/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid"]
        if marks.contains(where: FileStatus.exists) {
            return .ok(name, "a service keeps the wall clock")
        }
        return .warn(
            name,
            "no sign of a service that keeps the wall clock (systemd-timesyncd, chrony)",
            remedy: "venues refuse what is signed with a wrong time: timedatectl set-ntp true, "
                + "unless the host of this machine keeps its clock"
        )
    }
}
