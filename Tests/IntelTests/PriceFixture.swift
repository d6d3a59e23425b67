import ByteCodec
import Intel
import Testing
import TradeModel

/// An answer as a provider would give it, and the ways to bend it.
struct PriceFixture: Sendable {
    var value: JSONValue

    init(_ text: String) throws { value = try JSONValue(parsing: text) }

    /// The answer as it arrives.
    func reply(at instant: Instant = PriceSamples.now) -> ProviderReply {
        var writer = JSONWriter()
        writer.value(value)
        return ProviderReply(
            status: 200,
            body: writer.bytes,
            askedAt: instant + Instant.Span.milliseconds(-300),
            receivedAt: instant
        )
    }

    /// The same with another value at a path as `data.items[3].value`; nil takes the member away.
    func with(_ path: String, _ other: JSONValue?) -> PriceFixture {
        var bent = self
        bent.value = PriceFixture.bend(value, PriceFixture.steps(path)[...], other)
        return bent
    }

    /// The same with another text at a path.
    func with(_ path: String, json: String) throws -> PriceFixture {
        with(path, try JSONValue(parsing: json))
    }

    /// The paths of every value in it, containers as well.
    var paths: [String] {
        var found: [String] = []
        var open: [(path: String, value: JSONValue)] = [("", value)]
        while let (path, value) = open.popLast() {
            if !path.isEmpty { found.append(path) }
            for member in value.members ?? [] {
                open.append((path.isEmpty ? member.key : "\(path).\(member.key)", member.value))
            }
            for (index, element) in (value.array ?? []).enumerated() {
                open.append(("\(path)[\(index)]", element))
            }
        }
        return found.sorted()
    }

    /// What nobody expects at any place.
    static let oddities = [
        "null", "true", "\"\"", "\"x\"", "-1", "0", "1e300", "-1e-300", "1e-300",
        "99999999999999999999999999999999999999999", "[]", "{}", "[null]", "\"NaN\"",
        "18446744073709551616",
    ]

    private static func steps(_ path: String) -> [String] {
        path.replacing("[", with: ".[").split(separator: ".").map(String.init)
    }

    private static func bend(
        _ value: JSONValue,
        _ steps: ArraySlice<String>,
        _ other: JSONValue?
    ) -> JSONValue {
        guard let step = steps.first else { return other ?? .null }
        let rest = steps.dropFirst()
        if step.hasPrefix("[") {
            guard var elements = value.array, let index = Int(step.dropFirst().dropLast()),
                elements.indices.contains(index)
            else { preconditionFailure("no such path: \(steps)") }
            if rest.isEmpty, other == nil {
                elements.remove(at: index)
            } else {
                elements[index] = bend(elements[index], rest, other)
            }
            return .array(elements)
        }
        guard var members = value.members else { preconditionFailure("no such path: \(steps)") }
        guard let index = members.firstIndex(where: { $0.key == step }) else {
            guard rest.isEmpty, let other else { preconditionFailure("no such path: \(steps)") }
            return .object(members + [JSONValue.Member(step, other)])
        }
        if rest.isEmpty, other == nil {
            members.remove(at: index)
        } else {
            members[index].value = bend(members[index].value, rest, other)
        }
        return .object(members)
    }
}

extension Question {
    /// Why an answer is not believed; nil when it is.
    func refusal(_ fixture: PriceFixture) -> IntelError? {
        do throws(IntelError) {
            _ = try decode(fixture.reply())
            return nil
        } catch {
            return error
        }
    }
}

extension IntelError {
    /// The kind of the error and the field that it speaks of.
    var brief: String {
        switch self {
        case .malformed: "malformed"
        case .refused(let code, _): "refused \(code)"
        case .noData: "no data"
        case .missing(let field): "missing \(field)"
        case .mistyped(let field, _): "mistyped \(field)"
        case .absurd(let field, _): "absurd \(field)"
        case .notWhatWasAsked(let field, _): "not asked \(field)"
        case .stale(let field, _): "stale \(field)"
        case .contradictsChain(let field, _, _): "not the chain's \(field)"
        }
    }
}

/// A place in an answer with what is put there, nil to take it away, and what comes of it: nil for
/// an answer that is believed as before.
struct Bend: Sendable, CustomTestStringConvertible {
    let path: String
    let json: String?
    let outcome: String?

    init(_ path: String, _ json: String?, _ outcome: String?) {
        self.path = path
        self.json = json
        self.outcome = outcome
    }

    var testDescription: String { "\(path) = \(json ?? "nothing")" }

    /// Without the member, and with null for it.
    static func absent(_ paths: [String], _ outcome: @Sendable (String) -> String?) -> [Bend] {
        paths.flatMap { [Bend($0, nil, outcome($0)), Bend($0, "null", outcome($0))] }
    }

    /// The fixture so bent.
    func applied(to fixture: PriceFixture) throws -> PriceFixture {
        guard let json else { return fixture.with(path, nil) }
        return try fixture.with(path, json: json)
    }

    /// What the question makes of the fixture so bent.
    func outcome<Answer>(_ question: Question<Answer>, _ text: String) throws -> String? {
        question.refusal(try applied(to: PriceFixture(text)))?.brief
    }
}

/// Answers of a provider that is out of order: never one that is believed.
enum PriceOutage {
    static let bodies = [
        "", " ", "{", "<html><body>502 Bad Gateway</body></html>", "null", "[]", "{}", "0",
        "\"ok\"",
        "upstream connect error", #"{"success":true}"#, #"{"code":1}"#, #"{"warnings":null}"#,
        String(repeating: "[", count: 10_000),
    ]

    static func refusal<Answer>(_ question: Question<Answer>, _ body: String) -> IntelError? {
        let reply = ProviderReply(
            status: 200,
            body: Array(body.utf8),
            askedAt: PriceSamples.now,
            receivedAt: PriceSamples.now
        )
        do throws(IntelError) {
            _ = try question.decode(reply)
            return nil
        } catch {
            return error
        }
    }

    /// The answer cut off at every byte but the last.
    static func isBelievedCutOff<Answer>(_ question: Question<Answer>, _ text: String) -> Bool {
        let whole = text.trimmingPrefix { $0.isWhitespace }
        return stride(from: 0, to: whole.utf8.count - 1, by: 7).contains { count in
            refusal(question, String(decoding: whole.utf8.prefix(count), as: UTF8.self)) == nil
        }
    }
}
