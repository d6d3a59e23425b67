/// Why a transaction fails, as a node says it.
public enum TransactionFailure: Sendable, Hashable, CustomStringConvertible {
    /// A program refused with a number of its own, in the instruction of this place, counted from 0.
    case program(instruction: UInt64, code: UInt64)
    /// An instruction failed for a reason that the chain has a name for, cut to 80 characters.
    case instruction(UInt64, String)
    /// The transaction as a whole, by the chain's name for it, cut to 80 characters.
    case transaction(String)

    init(_ field: AnswerField) throws(IntelError) {
        guard field.isObject else {
            self = .transaction(try field.text(limit: 80))
            return
        }
        let inner = try field.member("InstructionError")
        guard !inner.isAbsent else {
            guard let name = try field.members().first?.name else {
                throw field.mistyped("a failure")
            }
            self = .transaction(String(name.prefix(80)))
            return
        }
        let parts = try inner.elements()
        guard parts.count == 2 else { throw inner.mistyped("a place and a reason") }
        let place = try parts[0].count()
        guard parts[1].isObject else {
            self = .instruction(place, try parts[1].text(limit: 80))
            return
        }
        let custom = try parts[1].member("Custom")
        if custom.isAbsent {
            let name = try parts[1].members().first?.name ?? ""
            self = .instruction(place, String(name.prefix(80)))
        } else {
            self = .program(instruction: place, code: try custom.count())
        }
    }

    /// For people.
    public var description: String {
        switch self {
        case .program(let place, let code): "instruction \(place): error \(code) of its program"
        case .instruction(let place, let name): "instruction \(place): \(name)"
        case .transaction(let name): name
        }
    }
}
