/// Reads the fields of an account's bytes one after another. What is missing throws.
struct StateReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// How many bytes are left.
    var remaining: Int { bytes.endIndex - place }

    mutating func take(_ count: Int) throws(TokenStateError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw .cutOff }
        defer { place += count }
        return bytes[place..<place + count]
    }

    private mutating func word(_ size: Int) throws(TokenStateError) -> UInt64 {
        try take(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func u8() throws(TokenStateError) -> UInt8 { UInt8(truncatingIfNeeded: try word(1)) }
    mutating func u16() throws(TokenStateError) -> UInt16 {
        UInt16(truncatingIfNeeded: try word(2))
    }
    mutating func i16() throws(TokenStateError) -> Int16 { Int16(bitPattern: try u16()) }
    mutating func u32() throws(TokenStateError) -> UInt32 {
        UInt32(truncatingIfNeeded: try word(4))
    }
    mutating func u64() throws(TokenStateError) -> UInt64 { try word(8) }
    mutating func i64() throws(TokenStateError) -> Int64 { Int64(bitPattern: try u64()) }

    mutating func address() throws(TokenStateError) -> Address {
        guard let address = Address(bytes: try take(32)) else { throw .cutOff }
        return address
    }

    /// A key of which zeros mean none.
    mutating func optionalAddress() throws(TokenStateError) -> Address? {
        let address = try address()
        return address == KnownAddress.systemProgram ? nil : address
    }

    mutating func flag(_ field: String) throws(TokenStateError) -> Bool {
        switch try u8() {
        case 0: return false
        case 1: return true
        default: throw .impossible(field: field)
        }
    }

    /// Whether what follows counts. Where it does not, its bytes are what was there before.
    private mutating func tag(_ field: String) throws(TokenStateError) -> Bool {
        switch try u32() {
        case 0: return false
        case 1: return true
        default: throw .impossible(field: field)
        }
    }

    mutating func taggedAddress(_ field: String) throws(TokenStateError) -> Address? {
        let isThere = try tag(field)
        let address = try address()
        return isThere ? address : nil
    }

    mutating func taggedU64(_ field: String) throws(TokenStateError) -> UInt64? {
        let isThere = try tag(field)
        let value = try u64()
        return isThere ? value : nil
    }

    /// A text with its length in four bytes before it.
    mutating func text(_ field: String) throws(TokenStateError) -> String {
        let length = try u32()
        guard length <= UInt32(remaining), let count = Int(exactly: length),
            let text = String(validating: try take(count), as: UTF8.self)
        else { throw .impossible(field: field) }
        return text
    }

    func finish(_ field: String) throws(TokenStateError) {
        guard remaining == 0 else { throw .impossible(field: field) }
    }
}
