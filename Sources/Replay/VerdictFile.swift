// Recorded judgements as a file: one JSON object a line. `docs/formats/verdicts.md` describes it.

public import ByteCodec
public import TradeModel

/// Why a file of verdicts is not believed.
public enum VerdictFileError: Error, Sendable, Hashable {
    /// A line is not JSON.
    case json(line: Int, JSONError)
    /// A member is missing, of the wrong type or means nothing.
    case member(line: Int, String)
    /// A line names an instrument that no candle file is of.
    case unknownInstrument(line: Int, String)
    /// A line is earlier than the one before it.
    case timeWentBack(line: Int)
    /// A judgement rests on a reading from after it.
    case observedLater(line: Int)
    /// A judgement's verdict is not the one to which its own rules lead.
    case contradiction(line: Int, JudgementContradiction)
}

extension VerdictFileError: CustomStringConvertible {
    /// What is wrong and where.
    public var description: String {
        switch self {
        case .json(let line, let error): "line \(line): \(error)"
        case .member(let line, let name):
            "line \(line): member \(name) is missing, of the wrong type or means nothing"
        case .unknownInstrument(let line, let name):
            "line \(line): no candle file is named \(name)"
        case .timeWentBack(let line):
            "line \(line) is earlier than the one before it: sort them by at"
        case .observedLater(let line): "line \(line): observedAt is later than at"
        case .contradiction(let line, let contradiction): "line \(line): \(contradiction)"
        }
    }
}

/// Files of recorded judgements.
public enum VerdictFile {
    /// Reads a file.
    ///
    /// - Parameter names: the instruments' names by index.
    public static func parse(
        _ bytes: [UInt8],
        names: [String]
    ) throws(VerdictFileError) -> [RecordedVerdict] {
        var verdicts: [RecordedVerdict] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let document: JSONValue
            do throws(JSONError) {
                document = try JSONValue(parsing: Array(line))
            } catch {
                throw .json(line: number, error)
            }
            let verdict = try read(document, names, line: number)
            if let last = verdicts.last, verdict.at < last.at { throw .timeWentBack(line: number) }
            verdicts.append(verdict)
        }
        return verdicts
    }

    /// The line of a judgement, without its end.
    public static func line(
        _ judgement: TokenJudgement,
        of instrument: String,
        at instant: Instant
    ) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("at", int: instant.milliseconds)
        writer.member("instrument", string: instrument)
        writer.member("verdict", string: judgement.verdict.name)
        for (name, rules) in [
            ("failed", judgement.failed), ("warned", judgement.warned),
            ("unknown", judgement.unknown),
        ] {
            writer.key(name)
            writer.beginArray()
            for rule in rules.rules { writer.string(rule.name) }
            writer.endArray()
        }
        writer.member("observedAt", int: judgement.observedAt.milliseconds)
        writer.member("evidence", string: String(judgement.evidence, radix: 16))
        writer.endObject()
        return writer.text
    }

    private static func read(
        _ document: JSONValue,
        _ names: [String],
        line: Int
    ) throws(VerdictFileError) -> RecordedVerdict {
        let at = try time("at", document, line)
        let observedAt = try time("observedAt", document, line)
        guard observedAt <= at else { throw .observedLater(line: line) }
        guard let name = document["instrument"]?.string else {
            throw .member(line: line, "instrument")
        }
        guard let place = names.firstIndex(of: name) else {
            throw .unknownInstrument(line: line, name)
        }
        guard let verdict = document["verdict"]?.string.flatMap({ TokenVerdict(name: $0) }) else {
            throw .member(line: line, "verdict")
        }
        guard
            let evidence = document["evidence"]?.string.flatMap({
                $0.utf8.count <= 16 ? UInt64($0, radix: 16) : nil
            })
        else { throw .member(line: line, "evidence") }
        let judgement = TokenJudgement(
            verdict: verdict,
            failed: try rules("failed", document, line),
            warned: try rules("warned", document, line),
            unknown: try rules("unknown", document, line),
            observedAt: observedAt,
            evidence: evidence
        )
        if let contradiction = judgement.contradiction {
            throw .contradiction(line: line, contradiction)
        }
        return RecordedVerdict(
            at: at,
            instrument: InstrumentIndex(UInt32(place)),
            judgement: judgement
        )
    }

    private static func time(
        _ name: String,
        _ document: JSONValue,
        _ line: Int
    ) throws(VerdictFileError) -> Instant {
        guard let ms = document[name]?.number.flatMap({ Int64($0) }),
            (0...RunInputs.latestMs).contains(ms)
        else { throw .member(line: line, name) }
        return Instant(milliseconds: ms)
    }

    private static func rules(
        _ name: String,
        _ document: JSONValue,
        _ line: Int
    ) throws(VerdictFileError) -> WardenRules {
        guard let list = document[name]?.array else { throw .member(line: line, name) }
        var rules: WardenRules = []
        for element in list {
            guard let rule = element.string.flatMap({ WardenRule(name: $0) }) else {
                throw .member(line: line, name)
            }
            rules.insert(WardenRules(rule))
        }
        return rules
    }
}
