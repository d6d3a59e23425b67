import Journal
import Ports
import SystemIO

/// Whether there is room for the journal to go on: the segment in reserve, and those after it.
struct RoomCheck: InstallationCheck {
    private let name = "room"
    /// Fewer than so many segments are told.
    private let comfortable: UInt64 = 64

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        do throws(DiskError) {
            let free = try FileSystem(of: site.place).freeBytes
            return [judge(free, try segmentSize(site))]
        } catch {
            return [.bad(name, "\(error)", remedy: "make \(site.place) readable for this user")]
        }
    }

    private func judge(_ free: UInt64, _ segment: UInt64) -> Diagnosis {
        let words =
            "\(NumberText.count(free)) bytes are free, a segment takes \(NumberText.count(segment))"
        if free < 2 * segment {
            return .bad(
                name,
                words,
                remedy: "make room: without a segment in reserve there are no entries"
            )
        }
        if free < comfortable * segment {
            return .warn(name, words, remedy: "make room before entries are stopped for it")
        }
        return .ok(name, words)
    }

    private func segmentSize(_ site: DoctorSite) throws(DiskError) -> UInt64 {
        guard site.hasJournal else { return UInt64(JournalFormat.defaultSegmentSize) }
        let folder = site.directory + "/journal"
        let listing = JournalListing(names: try FileDisk().list(folder))
        guard let last = listing.segments.last else {
            return UInt64(JournalFormat.defaultSegmentSize)
        }
        return UInt64(try FileDisk().length(folder + "/" + JournalFormat.name(ofSegment: last)))
    }
}
