// Where a log may not lie. The configuration is checked for it by its words; here the directories are
// looked at as they are, links and all, before anything is written.

import Settings
import SystemIO

/// Keeps the log out of the journal.
enum LogPlace {
    /// Throws when log files would lie among those of the journal or of what is made from it.
    static func check(_ settings: PlimsollSettings) throws(CommandFailure) {
        let logs = FileStatus.resolved(settings.logDirectory)
        for name in PlimsollSettings.keptFolders {
            let kept = FileStatus.resolved("\(settings.dataDirectory)/\(name)")
            guard logs == kept || logs.hasPrefix(kept + "/") || kept.hasPrefix(logs + "/") else {
                continue
            }
            throw CommandFailure(
                .input,
                "the log would lie in \(logs), in or above \(kept), which is the journal's: "
                    + "choose another logs.directory"
            )
        }
    }
}
