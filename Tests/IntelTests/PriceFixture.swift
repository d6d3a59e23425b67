import ByteCodec
import Intel
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
        "99999999999999999999999999999999999999999", "[]", "{}", "[null]", "\"NaN\"", "18446744073709551616",
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
