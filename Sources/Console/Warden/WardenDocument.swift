import ByteCodec
import Intel
import Lookout
import Providers
import TradeModel
import Warden

extension WardenInspection {
    /// One JSON document.
    public var document: String {
        let judgement = inspection.report.judgement
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("token", string: "\(mint)")
        writer.member("verdict", string: judgement.verdict.name)
        writer.member("judgedAt", int: inspection.judgedAt.milliseconds)
        writer.member("observedAt", int: judgement.observedAt.milliseconds)
        writer.member("evidence", string: WardenWords.hex(judgement.evidence))
        writer.key("rules")
        writer.beginArray()
        for finding in inspection.report.findings { write(finding, to: &writer) }
        writer.endArray()
        writer.key("asked")
        writer.beginArray()
        for note in inspection.notes {
            writer.beginObject()
            writer.member("source", string: note.provider.name)
            writer.member("endpoint", string: note.endpoint)
            writer.member("at", int: note.at.milliseconds)
            if let failure = note.failure { writer.member("failure", string: failure) }
            writer.endObject()
        }
        writer.endArray()
        writer.key("sources")
        writer.beginArray()
        for (name, health) in health {
            writer.beginObject()
            writer.member("source", string: name)
            writer.member("state", string: health.word)
            writer.member("answers", int: health.answers)
            writer.member("failures", int: health.failures)
            writer.member("budgetUsed", int: health.used)
            writer.member("budgetOf", int: health.of)
            writer.endObject()
        }
        for (name, reason) in absent {
            writer.beginObject()
            writer.member("source", string: name)
            writer.member("state", string: "not asked")
            writer.member("reason", string: reason)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.text
    }

    private func write(_ finding: RuleFinding, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("rule", string: finding.rule.name)
        writer.member("outcome", string: finding.outcome.name)
        writer.member("fails", bool: finding.isHard)
        writer.member("words", string: finding.words)
        writer.key("sources")
        writer.beginArray()
        var seen: [String] = []
        for source in finding.sources where !seen.contains(source.name) {
            seen.append(source.name)
            writer.string(source.name)
        }
        writer.endArray()
        writer.endObject()
    }
}

extension RuleFinding.Outcome {
    /// The outcome in files.
    var name: String {
        switch self {
        case .kept: "kept"
        case .unknown: "unknown"
        case .broken: "broken"
        }
    }
}
