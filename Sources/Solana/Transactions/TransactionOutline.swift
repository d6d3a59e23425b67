/// What a transaction says of itself before it runs: who signs it and which programs it calls. Programs never come
/// from lookup tables, so the bytes alone tell.
public struct TransactionOutline: Sendable, Hashable {
    /// Who has to sign, the payer first.
    public let signers: [Address]
    /// The programs that its instructions call, each once, in the order of the first call; not those that these call in
    /// turn.
    public let programs: [Address]

    /// Reads a transaction as it is sent: signatures, then a legacy or a version 0 message.
    public init(_ bytes: [UInt8]) throws(TransactionOutlineError) {
        var reader = Reader(bytes: bytes)
        let signatures = try reader.count()
        try reader.skip(signatures * 64)
        let isVersioned = try reader.peek() & 0x80 != 0
        if isVersioned {
            guard try reader.byte() == 0x80 else { throw .otherVersion }
        }
        let required = Int(try reader.byte())
        try reader.skip(2)
        var keys: [Address] = []
        for _ in 0..<(try reader.count()) { keys.append(try reader.address()) }
        guard required > 0, required == signatures, required <= keys.count else {
            throw .impossible
        }
        try reader.skip(32)
        var programs: [Address] = []
        for _ in 0..<(try reader.count()) {
            let program = Int(try reader.byte())
            guard program < keys.count else { throw .impossible }
            if !programs.contains(keys[program]) { programs.append(keys[program]) }
            try reader.skip(try reader.count())
            try reader.skip(try reader.count())
        }
        if isVersioned {
            for _ in 0..<(try reader.count()) {
                try reader.skip(32)
                try reader.skip(try reader.count())
                try reader.skip(try reader.count())
            }
        }
        guard reader.isAtEnd else { throw .tooLong }
        signers = Array(keys.prefix(required))
        self.programs = programs
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        var isAtEnd: Bool { place == bytes.count }

        func peek() throws(TransactionOutlineError) -> UInt8 {
            guard place < bytes.count else { throw .cutShort }
            return bytes[place]
        }

        mutating func byte() throws(TransactionOutlineError) -> UInt8 {
            let byte = try peek()
            place += 1
            return byte
        }

        mutating func skip(_ count: Int) throws(TransactionOutlineError) {
            guard count <= bytes.count - place else { throw .cutShort }
            place += count
        }

        /// A number of up to three bytes with seven bits each, the lowest first.
        mutating func count() throws(TransactionOutlineError) -> Int {
            var value = 0
            for shift in [0, 7, 14] {
                let byte = try byte()
                value |= Int(byte & 0x7F) << shift
                guard byte & 0x80 != 0 else { return value }
            }
            throw .impossible
        }

        mutating func address() throws(TransactionOutlineError) -> Address {
            try skip(32)
            guard let address = Address(bytes: bytes[place - 32..<place]) else { throw .impossible }
            return address
        }
    }
}

/// Why bytes are no transaction that can be read.
public enum TransactionOutlineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// They end too early.
    case cutShort
    /// They go on after its end.
    case tooLong
    /// A version that is not known here.
    case otherVersion
    /// Numbers in them contradict each other.
    case impossible

    /// In words.
    public var description: String {
        switch self {
        case .cutShort: "it ends too early"
        case .tooLong: "it goes on after its end"
        case .otherVersion: "it is of a version that is not known"
        case .impossible: "its numbers contradict each other"
        }
    }
}
