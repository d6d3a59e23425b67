// Reads saved plans. A plan may come from anywhere: every number has bounds within which no sum of
// times can overflow, and what lies outside them is refused by name.

public import ByteCodec

extension Scenario {
    /// A plan as it stands in a file.
    public struct Saved: Sendable, Hashable {
        /// The run.
        public let scenario: Scenario
        /// What it was found to break when it was saved.
        public let invariant: Invariant?
        /// What its author had to say.
        public let note: String

        /// Reads the text of a file.
        public init(parsing bytes: [UInt8]) throws(PlanError) {
            let document: JSONValue
            do throws(JSONError) {
                document = try JSONValue(parsing: bytes)
            } catch {
                throw .json(error)
            }
            try self.init(document)
        }

        /// Reads a document.
        public init(_ document: JSONValue) throws(PlanError) {
            let plan = PlanReader(document, path: "")
            note = try plan.text("note")
            invariant = try plan.isNull("invariant") ? nil : plan.invariant("invariant")
            scenario = try plan.scenario()
        }
    }
}

/// Reads members with their types and bounds checked.
private struct PlanReader {
    private let value: JSONValue
    private let path: String

    private static let most: Int64 = 1_000_000_000
    private static let faultLimit = 100_000

    init(_ value: JSONValue, path: String) {
        self.value = value
        self.path = path
    }

    func scenario() throws(Scenario.PlanError) -> Scenario {
        guard let number = value["seed"]?.number, let seed = UInt64(number) else {
            throw wrong("seed", "a number from 0 to \(UInt64.max)")
        }
        guard let length = RunLength(name: try text("length")) else {
            throw wrong("length", "one of " + RunLength.all.map(\.name).joined(separator: ", "))
        }
        guard let venue = VenueKind(rawValue: try text("venue")) else {
            throw wrong(
                "venue",
                "one of " + VenueKind.allCases.map(\.rawValue).joined(separator: ", ")
            )
        }
        var scenario = Scenario(seed: seed, length: length)
        scenario.venue = venue
        scenario.isHasty = try flag("is_hasty")
        scenario.signsOrders = try flag("signs_orders")
        let sizes = 24_576...1_048_576 as ClosedRange<Int64>
        scenario.segmentSize = Int(try integer("segment_size", sizes)) / 512 * 512
        scenario.snapshotInterval = Int(try integer("snapshot_interval", 1_000...1 << 30))
        scenario.keptSegments =
            try isNull("kept_segments") ? nil : Int(integer("kept_segments", 0...1_000))
        scenario.isDryRun = try flag("is_dry_run")
        // A plan from before there was such a thing has none.
        scenario.watchesDeaths =
            value["watches_deaths"] == nil ? false : try flag("watches_deaths")
        scenario.isGuarded = value["is_guarded"] == nil ? false : try flag("is_guarded")
        scenario.startMs = try integer("start_ms", 0...4_000_000_000_000)
        scenario.driftPerMillion = try integer("drift_per_million", -10_000...10_000)
        let rates = try object("rates")
        scenario.quietRates = try rates.object("quiet").networkRates()
        scenario.busyRates = try rates.object("busy").networkRates()
        scenario.faults = try faults()
        scenario.crashPoint =
            try isNull("crash_point") ? nil : object("crash_point").crashPoint()
        scenario.faultyMessages = try isNull("faulty_messages") ? nil : messages()
        return scenario
    }

    func networkRates() throws(Scenario.PlanError) -> NetworkRates {
        var rates = NetworkRates()
        rates.lossPerMille = Int(try integer("loss_per_mille", 0...1_000))
        rates.duplicatePerMille = Int(try integer("duplicate_per_mille", 0...1_000))
        rates.latePerMille = Int(try integer("late_per_mille", 0...1_000))
        return rates
    }

    func invariant(_ name: String) throws(Scenario.PlanError) -> Invariant {
        guard let invariant = Invariant(rawValue: try text(name)) else {
            throw wrong(name, "the name of an invariant, or null")
        }
        return invariant
    }

    func text(_ name: String) throws(Scenario.PlanError) -> String {
        guard let text = value[name]?.string else { throw wrong(name, "a string") }
        return text
    }

    func isNull(_ name: String) throws(Scenario.PlanError) -> Bool {
        guard let member = value[name] else { throw wrong(name, "a value, or null") }
        return member == .null
    }

    private func faults() throws(Scenario.PlanError) -> [TimedFault] {
        guard let elements = value["faults"]?.array, elements.count <= PlanReader.faultLimit else {
            throw wrong("faults", "an array of at most \(PlanReader.faultLimit)")
        }
        var faults: [TimedFault] = []
        for (index, element) in elements.enumerated() {
            faults.append(try PlanReader(element, path: "\(path)faults[\(index)].").fault())
        }
        return faults
    }

    private func fault() throws(Scenario.PlanError) -> TimedFault {
        guard let kind = FaultKind(rawValue: try text("kind")) else {
            throw wrong("kind", "the name of a kind of fault")
        }
        return TimedFault(
            atMs: try integer("at_ms", 0...PlanReader.most),
            kind: kind,
            lastsMs: try integer("lasts_ms", 0...PlanReader.most),
            detail: try integer("detail", 0...1 << 40)
        )
    }

    func crashPoint() throws(Scenario.PlanError) -> CrashPoint {
        guard let way = CrashWay(rawValue: try text("way")) else {
            throw wrong("way", "the name of a way in which a disk operation goes wrong")
        }
        let inRecovery =
            try isNull("in_recovery") ? nil : integer("in_recovery", 1...PlanReader.most)
        return CrashPoint(
            operation: Int(try integer("operation", 1...PlanReader.most)),
            way: way,
            inRecovery: inRecovery.map { Int($0) }
        )
    }

    private func messages() throws(Scenario.PlanError) -> [Int] {
        let expected = "an array of numbers from 1 on, ascending"
        guard let elements = value["faulty_messages"]?.array else {
            throw wrong("faulty_messages", expected)
        }
        var numbers: [Int] = []
        for element in elements {
            guard let number = element.number.flatMap({ Int($0) }), number > numbers.last ?? 0
            else { throw wrong("faulty_messages", expected) }
            numbers.append(number)
        }
        return numbers
    }

    private func integer(
        _ name: String,
        _ bounds: ClosedRange<Int64>
    ) throws(Scenario.PlanError) -> Int64 {
        guard let number = value[name]?.number.flatMap({ Int64($0) }), bounds.contains(number)
        else {
            throw wrong(name, "a number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }

    private func flag(_ name: String) throws(Scenario.PlanError) -> Bool {
        guard let flag = value[name]?.bool else { throw wrong(name, "true or false") }
        return flag
    }

    private func object(_ name: String) throws(Scenario.PlanError) -> PlanReader {
        guard let member = value[name], member.members != nil else {
            throw wrong(name, "an object")
        }
        return PlanReader(member, path: path + name + ".")
    }

    private func wrong(_ name: String, _ expected: String) -> Scenario.PlanError {
        .member(path + name, expected: expected)
    }
}
