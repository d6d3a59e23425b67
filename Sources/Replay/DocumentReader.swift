import ByteCodec
import Money

/// Reads the members of a JSON object with their types and bounds checked.
struct DocumentReader {
    private let value: JSONValue
    private let path: String

    init(_ value: JSONValue, path: String = "") {
        self.value = value
        self.path = path
    }

    /// The members whose values are texts.
    var pairs: [(String, String)] {
        (value.members ?? []).compactMap { member in
            member.value.string.map { (member.key, $0) }
        }
    }

    /// The member `name` as it stands in a strategy's document.
    func name() throws(StrategyError) -> String {
        guard let name = value["name"]?.string else { throw .unknownStrategy("", known: []) }
        return name
    }

    func string(_ name: String) throws(SpecificationError) -> String {
        guard let text = value[name]?.string else { throw missing(name) }
        return text
    }

    func bool(_ name: String) throws(SpecificationError) -> Bool {
        guard let flag = value[name]?.bool else { throw missing(name) }
        return flag
    }

    func integer(
        _ name: String,
        _ bounds: ClosedRange<Int64>
    ) throws(SpecificationError) -> Int64 {
        guard let number = integer(value[name], bounds) else { throw missing(name) }
        return number
    }

    func optionalInteger(
        _ name: String,
        _ bounds: ClosedRange<Int64>
    ) throws(SpecificationError) -> Int64? {
        value[name] == .null ? nil : try integer(name, bounds)
    }

    func integers(
        _ name: String,
        _ bounds: ClosedRange<Int64>
    ) throws(SpecificationError) -> [Int64] {
        let numbers = try array(name).map { integer($0, bounds) }
        guard numbers.allSatisfy({ $0 != nil }) else { throw missing(name) }
        return numbers.compactMap { $0 }
    }

    func optionalUnits(_ name: String) throws(SpecificationError) -> Int128? {
        if value[name] == .null { return nil }
        guard let text = value[name]?.string, let units = Int128(text) else {
            throw missing(name)
        }
        return units
    }

    func decimal(_ name: String, scale: UInt8) throws(SpecificationError) -> Int128 {
        do throws(DecimalError) {
            return try DecimalText.parse(
                value[name]?.string ?? "",
                scale: scale,
                rounding: nil
            )
        } catch {
            throw missing(name)
        }
    }

    func array(_ name: String) throws(SpecificationError) -> [JSONValue] {
        guard let elements = value[name]?.array else { throw missing(name) }
        return elements
    }

    func object(_ name: String) throws(SpecificationError) -> DocumentReader {
        guard let member = value[name], member.members != nil else { throw missing(name) }
        return DocumentReader(member, path: path + name + ".")
    }

    func optionalObject(_ name: String) throws(SpecificationError) -> DocumentReader? {
        value[name] == .null ? nil : try object(name)
    }

    /// A member that documents of before do not have.
    func laterObject(_ name: String) throws(SpecificationError) -> DocumentReader? {
        value[name] == nil ? nil : try object(name)
    }

    private func integer(_ value: JSONValue?, _ bounds: ClosedRange<Int64>) -> Int64? {
        guard let text = value?.number, let number = Int64(text), bounds.contains(number) else {
            return nil
        }
        return number
    }

    private func missing(_ name: String) -> SpecificationError { .member(path + name) }
}
