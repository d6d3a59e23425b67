import ByteCodec
import Journal
import TradeModel

extension JournalStatistics {
    /// For scripts, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("verdict", .string(report.verdict.name))
        members.add("segments", .count(report.segments))
        members.add("first_segment", .count(report.firstSegment))
        members.add("segment_bytes", report.segmentSize.map { .count($0) } ?? .null)
        members.add("bytes", .count(report.bytes))
        members.add("records", .count(report.records))
        members.add("batches", .count(report.batches))
        members.add("last_sequence", .count(report.lastSequence))
        members.add(
            "kinds",
            .array(
                kinds.map { kind in
                    .object([
                        .init("kind", .string(FactDocument.name(kind.kind))),
                        .init("records", .count(kind.records)),
                        .init("bytes", .count(kind.bytes)),
                    ])
                }
            )
        )
        members.add("first", time: span?.first)
        members.add("last", time: span?.last)
        members.add("facts_per_second", .ratio(factsPerSecond))
        members.add("snapshots", .array(snapshots.map(SnapshotText.value)))
        members.add("start_bytes", .count(startBytes))
        members.add(
            "cut",
            .array(
                cut.map {
                    .object([.init("file", .string($0.name)), .init("bytes", .count($0.bytes))])
                }
            )
        )
        return JSONValue.object(members).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        var text = "verdict        \(report.verdict.name)\n"
        text += "segments       \(report.segments) from number \(report.firstSegment)"
        text += report.segmentSize.map { ", \(NumberText.count($0)) bytes each\n" } ?? "\n"
        text += "in use         \(NumberText.count(report.bytes)) bytes\n"
        text += "records        \(NumberText.count(report.records)), the last is "
        text += "\(report.lastSequence)\n"
        text += "batches        \(NumberText.count(report.batches))\n"
        if let span, let rate = factsPerSecond {
            text += "engine time    \(TimeText.utc(span.first)) to \(TimeText.utc(span.last))\n"
            text += "facts          \(NumberText.decimals(rate, 4)) a second of it\n"
        }
        for snapshot in snapshots {
            text += "snapshot       \(SnapshotText.line(snapshot))\n"
        }
        text += "a start reads  \(NumberText.count(startBytes)) bytes\n"
        for file in cut {
            text += style.warning(
                "cut            \(file.name), \(NumberText.count(file.bytes)) bytes"
            )
            text += "\n"
        }
        return text + "\n" + table(style)
    }

    private func table(_ style: TextStyle) -> String {
        var table = TextTable([
            ("kind", .left), ("records", .right), ("bytes", .right), ("share", .right),
        ])
        let all = Double(max(1, kinds.reduce(0) { $0 + $1.bytes }))
        for kind in kinds.sorted(by: { $0.bytes > $1.bytes }) {
            table.add([
                FactDocument.name(kind.kind), NumberText.count(kind.records),
                NumberText.count(kind.bytes),
                NumberText.decimals(Double(kind.bytes) / all * 100, 1) + " %",
            ])
        }
        return table.text(style)
    }
}
