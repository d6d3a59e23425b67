// The facts that an auditor asks for, as `docs/formats/facts.md` lays them out.

extension DurableJournal {
    /// The name under which a venue knows an order.
    struct ClientID: Hashable {
        let epoch: UInt32
        let ordinal: UInt64
    }

    /// An order that was decided.
    public struct Intent: Hashable, Sendable {
        static let kind: UInt16 = 22

        /// The record's sequence in the journal.
        public let sequence: UInt64
        /// When, in nanoseconds since 1970.
        public let at: Int64
        /// The order's number.
        public let ordinal: UInt64
        /// The start of the engine that decided it.
        public let epoch: UInt32
        /// The instrument's place in the run's table.
        public let instrument: UInt32
        /// 0 to buy, 1 to sell.
        public let side: UInt8
        /// 255 and 0 for an entry, otherwise the exit rule and its tier.
        public let purpose: [UInt8]
        /// Base units.
        public let quantity: Int128
        /// The worst acceptable price; nil for any.
        public let protection: Int64?
        /// Quote units set aside.
        public let reserve: Int128
    }

    /// A reading of the market, taken in or refused: when and where.
    struct Reading {
        static let opened: UInt16 = 17
        static let closed: UInt16 = 18
        static let refused: UInt16 = 19

        let at: Int64
        let instrument: UInt32

        /// Reads the beginning, which all three have; nil when there is less.
        init?(_ payload: ArraySlice<UInt8>) {
            guard payload.count >= 12 else { return nil }
            let bytes = Array(payload.prefix(12))
            at = Int64(bitPattern: LittleEndian.u64(bytes, 0))
            instrument = LittleEndian.u32(bytes, 8)
        }
    }

    /// A verdict of the Warden, as it was taken in.
    struct Verdict {
        static let kind: UInt16 = 41

        let instrument: UInt32
        let evidence: UInt64

        /// Reads the payload; nil when it has another length.
        init?(_ payload: ArraySlice<UInt8>) {
            guard payload.count == 41 else { return nil }
            let bytes = Array(payload)
            instrument = LittleEndian.u32(bytes, 8)
            evidence = LittleEndian.u64(bytes, 33)
        }
    }

    /// A start of the engine, and whether it stopped in order.
    public struct Life: Hashable, Sendable {
        static let started: UInt16 = 16
        static let stopped: UInt16 = 40

        /// When it started, in nanoseconds since 1970.
        public let startedAt: Int64
        /// Whether it stopped in order; a death otherwise, once it is over.
        public var hasStopped = false

        /// Reads the start's payload; nil when it has another length.
        init?(_ payload: ArraySlice<UInt8>) {
            guard payload.count == 12 else { return nil }
            startedAt = Int64(bitPattern: LittleEndian.u64(Array(payload), 0))
        }
    }

    /// The identity under which an order was to be sent.
    public struct Signed: Hashable, Sendable {
        static let kind: UInt16 = 36

        /// The order's number.
        public let ordinal: UInt64
        /// The identity's 32 bytes.
        public let identity: [UInt8]
        /// Until when it can be accepted.
        public let lastValid: UInt64
    }

    /// An execution that was booked.
    public struct Fill: Hashable, Sendable {
        static let kind: UInt16 = 26

        /// The record's sequence in the journal.
        public let sequence: UInt64
        /// When, in nanoseconds since 1970.
        public let at: Int64
        /// The number of the order that it belongs to.
        public let ordinal: UInt64
        /// The venue's number of the execution.
        public let trade: UInt64
        /// The instrument's place in the run's table.
        public let instrument: UInt32
        /// 0 bought, 1 sold.
        public let side: UInt8
        /// 255 and 0 for an entry, otherwise the exit rule and its tier.
        public let purpose: [UInt8]
        /// Base units.
        public let quantity: Int128
        /// The price.
        public let price: Int64
        /// Quote units that changed hands.
        public let notional: Int128
        /// Quote units taken as fee.
        public let fee: Int128
    }
}

extension DurableJournal.Intent {
    /// Reads the payload; nil when it has another length or names no side.
    init?(_ payload: ArraySlice<UInt8>, sequence: UInt64) {
        guard payload.count == 67 else { return nil }
        let bytes = Array(payload)
        self.sequence = sequence
        at = Int64(bitPattern: DurableJournal.LittleEndian.u64(bytes, 0))
        ordinal = DurableJournal.LittleEndian.u64(bytes, 8)
        epoch = DurableJournal.LittleEndian.u32(bytes, 16)
        instrument = DurableJournal.LittleEndian.u32(bytes, 20)
        side = bytes[24]
        purpose = [bytes[25], bytes[26]]
        quantity = DurableJournal.LittleEndian.i128(bytes, 27)
        let price = Int64(bitPattern: DurableJournal.LittleEndian.u64(bytes, 43))
        protection = price == -1 ? nil : price
        reserve = DurableJournal.LittleEndian.i128(bytes, 51)
        guard side <= 1 else { return nil }
    }
}

extension DurableJournal.Fill {
    /// Reads the payload; nil when it has another length or names no side.
    init?(_ payload: ArraySlice<UInt8>, sequence: UInt64) {
        guard payload.count == 87 else { return nil }
        let bytes = Array(payload)
        self.sequence = sequence
        at = Int64(bitPattern: DurableJournal.LittleEndian.u64(bytes, 0))
        ordinal = DurableJournal.LittleEndian.u64(bytes, 8)
        trade = DurableJournal.LittleEndian.u64(bytes, 16)
        instrument = DurableJournal.LittleEndian.u32(bytes, 24)
        side = bytes[28]
        purpose = [bytes[29], bytes[30]]
        quantity = DurableJournal.LittleEndian.i128(bytes, 31)
        price = Int64(bitPattern: DurableJournal.LittleEndian.u64(bytes, 47))
        notional = DurableJournal.LittleEndian.i128(bytes, 55)
        fee = DurableJournal.LittleEndian.i128(bytes, 71)
        guard side <= 1 else { return nil }
    }
}

extension DurableJournal.Signed {
    /// Reads the payload; nil when it has another length.
    init?(_ payload: ArraySlice<UInt8>) {
        guard payload.count == 56 else { return nil }
        let bytes = Array(payload)
        ordinal = DurableJournal.LittleEndian.u64(bytes, 8)
        identity = Array(bytes[16..<48])
        lastValid = DurableJournal.LittleEndian.u64(bytes, 48)
    }
}
