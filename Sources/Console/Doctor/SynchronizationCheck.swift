import Ports
import SystemIO

/// How long the disk takes to make a batch durable, which every order waits for.
struct SynchronizationCheck: InstallationCheck {
    private let name = "disk"
    private let rounds = 16
    private let batch = [UInt8](repeating: 0x5A, count: 4_096)
    private let slow: UInt64 = 50_000_000
    private let unusable: UInt64 = 1_000_000_000

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        guard FileStatus.isWritable(site.place) else {
            return [
                .warn(
                    name,
                    "not measured: \(site.place) cannot be written",
                    remedy: "see permissions"
                )
            ]
        }
        let path = site.place + "/doctor.probe"
        do throws(DiskError) {
            let times = try measure(path)
            return [judge(times[times.count / 2], times.last ?? 0)]
        } catch {
            return [.bad(name, "\(error)", remedy: "look at the disk and at the system's log")]
        }
    }

    private func measure(_ path: String) throws(DiskError) -> [UInt64] {
        let disk = FileDisk()
        let file = try disk.open(path, .truncated)
        var times: [UInt64] = []
        do throws(DiskError) {
            defer { disk.close(file) }
            try disk.writeZeros(to: file, in: 0..<(rounds * batch.count))
            try disk.synchronize(file)
            let clock = SystemClock()
            for round in 0..<rounds {
                try disk.write(batch, to: file, at: round * batch.count)
                let start = clock.nanoseconds()
                try disk.synchronize(file)
                times.append(clock.nanoseconds() - start)
            }
        } catch {
            try disk.remove(path)
            throw error
        }
        try disk.remove(path)
        return times.sorted()
    }

    private func judge(_ median: UInt64, _ worst: UInt64) -> Diagnosis {
        let words =
            "a synchronization takes \(milliseconds(median)) ms, at worst \(milliseconds(worst)) ms "
            + "of \(rounds)"
        let remedy = "move the data directory to a faster disk: every order waits for it"
        if median > unusable { return .bad(name, words, remedy: remedy) }
        if median > slow || worst > unusable { return .warn(name, words, remedy: remedy) }
        return .ok(name, words)
    }

    private func milliseconds(_ nanoseconds: UInt64) -> String {
        NumberText.decimals(Double(nanoseconds) / 1_000_000, 2)
    }
}
