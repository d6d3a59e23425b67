import Configuration
import Settings
import SystemIO

/// What the doctor looks at.
struct DoctorSite {
    /// The data directory, whether it is there or not.
    let directory: String
    /// The configuration, or what is wrong with it.
    let settings: Result<PlimsollSettings, InvalidConfiguration>

    /// Whether there is one.
    var hasDirectory: Bool { FileStatus.exists(directory) }

    /// Whether something else lies where the data directory should be.
    var isMisplaced: Bool { hasDirectory && !FileStatus.isDirectory(directory) }

    /// Whether there is a journal in it.
    var hasJournal: Bool { FileStatus.exists(directory + "/journal") }

    /// The directory itself, or the nearest one above it: where its files are or would be.
    var place: String {
        var path = directory
        while !FileStatus.exists(path) {
            guard let slash = path.lastIndex(of: "/") else { return "." }
            path = String(path[..<slash])
            if path.isEmpty { return "/" }
        }
        return path
    }
}
