import Money
public import TradeModel

extension Chronicle {
    /// A position from its first fill to its last. Sums are in quote and base units as the venue
    /// reported them.
    public struct PositionRecord: Sendable, Hashable {
        /// The journal's sequence of the fill that opened it: its identity.
        public let openedBy: UInt64
        /// What is held.
        public let instrument: InstrumentIndex
        /// Which way it was opened.
        public let side: Side
        /// When it was opened.
        public let openedAt: Instant
        /// When it was closed; nil while it is open.
        public private(set) var closedAt: Instant?
        /// Base units that entries brought in.
        public private(set) var entered: Int128
        /// Quote units that they cost.
        public private(set) var entryNotional: Int128
        /// Base units that exits took out.
        public private(set) var left: Int128
        /// Quote units that they brought.
        public private(set) var exitNotional: Int128
        /// Profit or loss taken, in quote units after fees.
        public private(set) var realised: Int128
        /// Fees paid, in quote units.
        public private(set) var fees: Int128

        /// A position that `change` opens.
        public init(
            openedBy sequence: UInt64,
            instrument: InstrumentIndex,
            side: Side,
            openedAt: Instant
        ) {
            self.init(
                openedBy: sequence,
                instrument: instrument,
                side: side,
                openedAt: openedAt,
                closedAt: nil,
                sums: Sums()
            )
        }

        /// What has come together in a position.
        public struct Sums: Sendable, Hashable {
            /// Base units that entries brought in.
            public var entered: Int128 = 0
            /// Quote units that they cost.
            public var entryNotional: Int128 = 0
            /// Base units that exits took out.
            public var left: Int128 = 0
            /// Quote units that they brought.
            public var exitNotional: Int128 = 0
            /// Profit or loss taken, in quote units after fees.
            public var realised: Int128 = 0
            /// Fees paid, in quote units.
            public var fees: Int128 = 0

            /// Nothing.
            public init() {}
        }

        /// A position as it was written down.
        public init(
            openedBy sequence: UInt64,
            instrument: InstrumentIndex,
            side: Side,
            openedAt: Instant,
            closedAt: Instant?,
            sums: Sums
        ) {
            openedBy = sequence
            self.instrument = instrument
            self.side = side
            self.openedAt = openedAt
            self.closedAt = closedAt
            entered = sums.entered
            entryNotional = sums.entryNotional
            left = sums.left
            exitNotional = sums.exitNotional
            realised = sums.realised
            fees = sums.fees
        }

        /// Takes in a fill.
        public mutating func apply(_ change: PositionChange) {
            let fill = change.fill
            if change.isEntry {
                entered = entered.saturatingSum(fill.quantity.units)
                entryNotional = entryNotional.saturatingSum(fill.notional)
            } else {
                left = left.saturatingSum(fill.quantity.units)
                exitNotional = exitNotional.saturatingSum(fill.notional)
            }
            realised = realised.saturatingSum(change.realised)
            fees = fees.saturatingSum(fill.fee)
            if change.closes { closedAt = change.at }
        }
    }

    /// What a fill did to a position.
    public struct PositionChange: Sendable, Hashable {
        /// When it was booked.
        public let at: Instant
        /// The fill.
        public let fill: Fill
        /// Whether it added to the position.
        public let isEntry: Bool
        /// Profit or loss taken by it, in quote units after fees.
        public let realised: Int128
        /// Whether nothing is held after it.
        public let closes: Bool

        /// What a fill did.
        public init(at: Instant, fill: Fill, isEntry: Bool, realised: Int128, closes: Bool) {
            self.at = at
            self.fill = fill
            self.isEntry = isEntry
            self.realised = realised
            self.closes = closes
        }
    }
}
