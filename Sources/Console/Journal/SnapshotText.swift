import ByteCodec
import Host
import Journal

/// What was found of a snapshot, in words.
enum SnapshotText {
    static func value(_ entry: SnapshotAudit.Entry) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("file", .string("snapshots/" + SnapshotFormat.name(after: entry.sequence)))
        members.add("sequence", .count(entry.sequence))
        members.add("bytes", .count(entry.bytes))
        members.add("verdict", .string(name(entry.verdict)))
        members.add("meaning", .string(words(entry.verdict)))
        return .object(members)
    }

    static func line(_ entry: SnapshotAudit.Entry) -> String {
        "of record \(NumberText.count(entry.sequence)), \(NumberText.count(entry.bytes)) bytes: "
            + words(entry.verdict)
    }

    /// Whether nothing is wrong with it as far as can be seen.
    static func isWell(_ entry: SnapshotAudit.Entry) -> Bool {
        switch entry.verdict {
        case .holds, .inPlace: true
        case .unreadable, .beside, .differs: false
        }
    }

    /// Whether a start might begin with something that is not true.
    static func isDamage(_ entry: SnapshotAudit.Entry) -> Bool {
        switch entry.verdict {
        case .holds, .inPlace, .unreadable: false
        case .beside, .differs: true
        }
    }

    private static func name(_ verdict: SnapshotAudit.Verdict) -> String {
        switch verdict {
        case .holds: "holds"
        case .inPlace: "in_place"
        case .unreadable: "unreadable"
        case .beside: "beside"
        case .differs: "differs"
        }
    }

    private static func words(_ verdict: SnapshotAudit.Verdict) -> String {
        switch verdict {
        case .holds: "the journal folds to it"
        case .inPlace:
            "the journal passes through its place; what it was made of is no longer there"
        case .unreadable(let flaw):
            "\(flaw). A start passes it over; remove the file, and look at the disk"
        case .beside:
            "the journal does not pass through its place. Restore the data directory from a copy, "
                + "or remove the file if the journal is right"
        case .differs:
            "the journal folds to another state. Remove the file: a start then folds the journal"
        }
    }
}
