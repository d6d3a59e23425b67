// The layouts, as the programs' sources have them: offsets in bytes, numbers little-endian.

extension Pool {
    /// Reads a pool of one of the programs that are known here.
    public init(_ account: Account) throws(PoolError) {
        switch account.owner {
        case KnownAddress.raydiumV4: self = try Pool.raydiumV4(account.data)
        case KnownAddress.raydiumCPMM: self = try Pool.raydiumCPMM(account.data)
        case KnownAddress.pumpSwap: self = try Pool.pumpSwap(account.data)
        default: throw .otherOwner(account.owner)
        }
    }

    private static func raydiumV4(_ data: [UInt8]) throws(PoolError) -> Pool {
        guard data.count == 752 else { throw .wrongLength(data.count) }
        let status = data.number(at: 0, 8)
        // Seven states; swaps pass in 1 (everything goes) and 6 (swaps alone).
        guard (1...7).contains(status) else { throw .notAPool }
        return Pool(
            kind: .raydiumV4,
            sides: [
                try side(data, mint: 400, vault: 336, owed: [192]),
                try side(data, mint: 432, vault: 368, owed: [200]),
            ],
            shareMint: try data.address(at: 464),
            sharesIssued: data.number(at: 720, 8),
            isOpen: [1, 6].contains(status),
            opensAt: 0,
            creator: nil
        )
    }

    private static func raydiumCPMM(_ data: [UInt8]) throws(PoolError) -> Pool {
        guard data.count == 637 else { throw .wrongLength(data.count) }
        guard data.starts(with: [0xF7, 0xED, 0xE3, 0xF5, 0xD7, 0xC3, 0xDE, 0x46]) else {
            throw .notAPool
        }
        return Pool(
            kind: .raydiumCPMM,
            sides: [
                try side(data, mint: 168, vault: 72, owed: [341, 357, 397]),
                try side(data, mint: 200, vault: 104, owed: [349, 365, 405]),
            ],
            shareMint: try data.address(at: 136),
            sharesIssued: data.number(at: 333, 8),
            isOpen: data[329] & 4 == 0,
            opensAt: data.number(at: 373, 8),
            creator: try data.address(at: 40)
        )
    }

    /// Later versions of the program have longer accounts with further fields at the end.
    private static func pumpSwap(_ data: [UInt8]) throws(PoolError) -> Pool {
        guard data.count >= 211 else { throw .wrongLength(data.count) }
        guard data.starts(with: [0xF1, 0x9A, 0x6D, 0x04, 0x11, 0xB1, 0x6D, 0xBC]) else {
            throw .notAPool
        }
        return Pool(
            kind: .pumpSwap,
            sides: [
                try side(data, mint: 43, vault: 139, owed: []),
                try side(data, mint: 75, vault: 171, owed: []),
            ],
            shareMint: try data.address(at: 107),
            sharesIssued: data.number(at: 203, 8),
            isOpen: true,
            opensAt: 0,
            creator: try data.address(at: 11)
        )
    }

    private static func side(
        _ data: [UInt8],
        mint: Int,
        vault: Int,
        owed: [Int]
    ) throws(PoolError) -> Side {
        var sum: UInt64 = 0
        for place in owed {
            let (next, overflow) = sum.addingReportingOverflow(data.number(at: place, 8))
            guard !overflow else { throw .impossible(field: "what the pool owes") }
            sum = next
        }
        return Side(
            mint: try data.address(at: mint),
            vault: try data.address(at: vault),
            owed: sum
        )
    }
}

extension [UInt8] {
    /// A number of `size` bytes, which are there.
    fileprivate func number(at place: Int, _ size: Int) -> UInt64 {
        self[place..<place + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    fileprivate func address(at place: Int) throws(PoolError) -> Address {
        guard let address = Address(bytes: self[place..<place + 32]),
            address != KnownAddress.systemProgram
        else { throw .impossible(field: "an address") }
        return address
    }
}
