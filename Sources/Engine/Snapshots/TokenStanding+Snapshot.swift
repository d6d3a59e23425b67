import TradeModel

extension TokenStanding {
    func save(to writer: inout StateWriter) {
        writer.append(judgement) { $1.save(to: &$0) }
        writer.append(judgements)
        writer.append(veto) { $0.append($1.rawValue) }
    }

    init(from reader: inout StateReader) throws(StateError) {
        self.init()
        judgement = try reader.optional("judgement") { (reader) throws(StateError) in
            try TokenJudgement(from: &reader)
        }
        judgements = Int64(
            try reader.integer("number of judgements", in: StateReader.count)
        )
        veto = try reader.optional("veto") { (reader) throws(StateError) in
            try reader.choice("veto")
        }
    }
}
