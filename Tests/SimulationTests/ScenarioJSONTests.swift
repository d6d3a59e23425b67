import ByteCodec
import Simulation
import Testing

@Suite struct `Scenario JSON` {
    private static func bytes(_ document: JSONValue) -> [UInt8] {
        var writer = JSONWriter(pretty: true)
        writer.value(document)
        return writer.bytes
    }

    /// A sound plan in which the member at `path` is `value`; gone where that is nil.
    private static func plan(_ path: String, _ value: JSONValue?) -> JSONValue {
        var keys = path.split(separator: ".").map { String($0) }
        return replace(Scenario(seed: 9).document(), &keys, value)
    }

    private static func replace(
        _ document: JSONValue,
        _ keys: inout [String],
        _ value: JSONValue?
    ) -> JSONValue {
        guard !keys.isEmpty else { return value ?? .null }
        let key = keys.removeFirst()
        if let elements = document.array, let index = Int(key) {
            var elements = elements
            elements[index] = replace(elements[index], &keys, value)
            return .array(elements)
        }
        var members = document.members ?? []
        guard let index = members.firstIndex(where: { $0.key == key }) else { return document }
        if keys.isEmpty, value == nil {
            members.remove(at: index)
        } else {
            members[index].value = replace(members[index].value, &keys, value)
        }
        return .object(members)
    }

    @Test(arguments: UInt64(1)...60)
    func `what is written is read back`(seed: UInt64) throws {
        var scenario = Scenario(seed: seed, length: seed % 3 == 0 ? .week : .hours)
        if seed % 2 == 0 { scenario.faultyMessages = [3, 7, 12] }
        if seed % 5 == 0 { scenario.faultyMessages = [] }
        if seed % 7 == 0 { scenario.faults = [] }
        let document = scenario.document(invariant: .tierOnce, note: "a \"note\"")
        let saved = try Scenario.Saved(parsing: Self.bytes(document))
        #expect(saved.scenario == scenario)
        #expect(saved.invariant == .tierOnce)
        #expect(saved.note == "a \"note\"")
    }

    @Test func `the largest seed is kept to its last digit`() throws {
        let scenario = Scenario(seed: .max)
        let saved = try Scenario.Saved(parsing: Self.bytes(scenario.document()))
        #expect(saved.scenario.seed == .max)
        #expect(saved.invariant == nil)
    }

    @Test func `a plan that is read back runs the same`() throws {
        let scenario = Scenario(seed: 4)
        let saved = try Scenario.Saved(scenario.document())
        let (first, second) = (Simulator.run(scenario), Simulator.run(saved.scenario))
        #expect(first.stateHash == second.stateHash)
        #expect(first.unseed == second.unseed)
        #expect(first.steps == second.steps)
    }

    @Test(arguments: [
        ("seed", JSONValue.number("-1")), ("seed", .number("1.5")), ("seed", .string("1")),
        ("seed", .number("18446744073709551616")), ("length", .string("month")),
        ("venue", .string("bank")), ("is_dry_run", .number("0")), ("start_ms", .number("-1")),
        ("start_ms", .number("9223372036854775807")),
        ("drift_per_million", .number("1000000")), ("rates", .null),
        ("rates.quiet.loss_per_mille", .number("1001")), ("rates.busy.late_per_mille", .null),
        ("faults", .null), ("faults.0.kind", .string("sabotage")),
        ("faults.0.at_ms", .number("-1")), ("faults.0.lasts_ms", .number("9223372036854775807")),
        ("faults.1.detail", .number("-1")), ("faulty_messages", .number("1")),
        ("faulty_messages", .array([.number("2"), .number("1")])),
        ("faulty_messages", .array([.number("0")])),
        ("invariant", .string("all_is_well")), ("note", .null),
    ])
    func `what is out of bounds is refused by name`(path: String, value: JSONValue) {
        let error = #expect(throws: Scenario.PlanError.self) {
            try Scenario.Saved(Self.plan(path, value))
        }
        let name = path.split(separator: ".").last.map { String($0) } ?? path
        #expect("\(error.map { "\($0)" } ?? "")".contains("\(name): expected"))
    }

    @Test(arguments: [
        "seed", "length", "venue", "is_dry_run", "start_ms", "drift_per_million", "rates",
        "rates.quiet", "rates.busy.loss_per_mille", "faults", "faults.0.kind", "faulty_messages",
        "invariant", "note",
    ])
    func `a member that is missing is named`(path: String) {
        #expect(throws: Scenario.PlanError.self) { try Scenario.Saved(Self.plan(path, nil)) }
    }

    @Test func `no prefix of a plan is a plan, and none traps`() {
        let bytes = Self.bytes(Scenario(seed: 3).document())
        for end in 0..<bytes.count {
            #expect(throws: Scenario.PlanError.self) {
                try Scenario.Saved(parsing: Array(bytes[..<end]))
            }
        }
    }
}
