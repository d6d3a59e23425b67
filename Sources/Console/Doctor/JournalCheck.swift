import Engine
import Host
import Journal
import Ledger
import Storage

/// Whether the journal can be read as a start reads it: from the newest snapshot on.
struct JournalCheck: InstallationCheck {
    private let name = "journal"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        guard site.hasJournal else { return [.ok(name, "there is none yet")] }
        let verify = "`plimsoll journal verify --data-dir \(site.directory)` says more"
        do throws(HostError) {
            let (report, fold) = try StoredRun.scan(
                site.directory,
                .recent,
                into: JournalFold(keptElsewhereUpTo: .max, ScribeMemory())
            )
            switch report.verdict {
            case .clean: break
            case .tornTail(let flaw):
                return [
                    .warn(
                        name,
                        "its last batch is not whole: \(flaw)",
                        remedy: "the next `plimsoll run` cuts it and keeps the bytes; \(verify)"
                    )
                ]
            case .damaged(let flaw):
                return [
                    .bad(
                        name,
                        "\(flaw)",
                        remedy: "restore the journal from a copy; \(verify)"
                    )
                ]
            }
            return [books(report, fold), reserve(report)]
        } catch {
            return [.bad(name, "\(error)", remedy: verify)]
        }
    }

    private func books(_ report: JournalReport, _ fold: JournalFold) -> Diagnosis {
        guard report.records > 0 || report.lastSequence > 0 else {
            return .ok(name, "it is empty")
        }
        guard let findings = fold.core?.ledger.audit(), findings.isEmpty else {
            return .bad(
                name,
                "the books do not balance",
                remedy: "stop trading, keep the directory, and look with `plimsoll journal inspect`"
            )
        }
        return .ok(
            name,
            "what a start reads is sound up to record \(NumberText.count(report.lastSequence)), "
                + "and the books balance"
        )
    }

    private func reserve(_ report: JournalReport) -> Diagnosis {
        guard report.lastSequence > 0, report.lastSegment < report.end.spare else {
            return .ok(name, "the segment in reserve is there")
        }
        return .warn(
            name,
            "there is no segment in reserve",
            remedy:
                "make room on the disk; the next start makes one, and until then allows no entry"
        )
    }
}
