extension TokenJudgement {
    /// Writes the judgement.
    public func save(to writer: inout StateWriter) {
        writer.append(verdict.rawValue)
        writer.append(failed.rawValue)
        writer.append(warned.rawValue)
        writer.append(unknown.rawValue)
        writer.append(observedAt)
        writer.append(evidence)
    }

    /// Reads a judgement.
    public init(from reader: inout StateReader) throws(StateError) {
        self.init(
            verdict: try reader.choice("verdict"),
            failed: try WardenRules(from: &reader),
            warned: try WardenRules(from: &reader),
            unknown: try WardenRules(from: &reader),
            observedAt: try reader.instant("oldest reading of a judgement"),
            evidence: try reader.integer("evidence of a judgement")
        )
    }
}

extension WardenRules {
    fileprivate init(from reader: inout StateReader) throws(StateError) {
        self.init(
            rawValue: try reader.integer("rules of a judgement", in: 0...WardenRules.all.rawValue)
        )
    }
}
