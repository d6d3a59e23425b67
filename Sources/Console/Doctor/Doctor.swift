// What is wrong with this installation and how to mend it. Nothing is changed but a file of a few kilobytes that
// is written, measured and removed.

import ByteCodec
import Configuration
public import Settings

/// The doctor's round.
public struct Doctor {
    private let diagnoses: [Diagnosis]

    /// In the order in which they are told: what others rest on first.
    private static let checks: [any InstallationCheck] = [
        LibrariesCheck(), ConfigurationCheck(), ClockCheck(), DirectoryCheck(),
    ]

    /// What is looked at inside the data directory: advice on a file that lies in its place would be wrong.
    private static let dataChecks: [any InstallationCheck] = [
        FileSystemCheck(), RoomCheck(), SynchronizationCheck(), LockCheck(), JournalCheck(),
        SnapshotsCheck(), CutFilesCheck(), ProjectionCheck(),
    ]

    /// Examines the installation whose data is in `directory`; nil stands for the configuration's.
    public init(_ directory: String?, _ sources: ConfigurationSources) {
        let settings = Result { () throws(InvalidConfiguration) in try PlimsollSettings(sources) }
        let configured: String =
            switch settings {
            case .success(let settings): settings.dataDirectory
            case .failure: "plimsoll-data"
            }
        let site = DoctorSite(directory: directory ?? configured, settings: settings)
        let checks = Doctor.checks + (site.isMisplaced ? [] : Doctor.dataChecks)
        diagnoses = checks.flatMap { $0.diagnoses(site) }
    }

    /// 1 when something is bad.
    public var status: ExitStatus { count(.bad) > 0 ? .checkFailed : .done }

    private func count(_ grade: Diagnosis.Grade) -> Int { diagnoses.count { $0.grade == grade } }

    /// For scripts, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("ok", .count(count(.ok)))
        members.add("warn", .count(count(.warn)))
        members.add("bad", .count(count(.bad)))
        members.add(
            "findings",
            .array(
                diagnoses.map { diagnosis in
                    .object([
                        .init("check", .string(diagnosis.check)),
                        .init("grade", .string(diagnosis.grade.rawValue)),
                        .init("finding", .string(diagnosis.words)),
                        .init("remedy", .text(diagnosis.remedy)),
                    ])
                }
            )
        )
        return JSONValue.object(members).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        var text = ""
        for diagnosis in diagnoses {
            let grade =
                switch diagnosis.grade {
                case .ok: style.good("ok  ")
                case .warn: style.warning("warn")
                case .bad: style.bad("bad ")
                }
            let name = TextWidth.fit(diagnosis.check, 12, .left)
            text += "\(grade)  \(name)  \(diagnosis.words)\n"
            if let remedy = diagnosis.remedy { text += "                    -> \(remedy)\n" }
        }
        return text + "\n\(count(.ok)) ok, \(count(.warn)) to look at, \(count(.bad)) bad\n"
    }
}
