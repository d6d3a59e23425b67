// What a venue takes, as the node has it configured: half of what is published, because a process that
// dies and comes back does not know what the one before it has spent, and a little longer windows,
// because clocks run fast and the way to the venue is not always equally long.

import Throttle
import TradeModel
import VenueTwins

/// How requests are weighed and what the node allows itself.
enum VenueTerms {
    /// The part that market data is charged to.
    static let data = 0
    /// What has not left so long after it was asked never leaves: an order is void a little later.
    static let patience = Instant.Span.seconds(8)

    static let budget: BudgetSettings = {
        do throws(SettingsFlaw) {
            let second = try RateLimit(units: 30, per: .milliseconds(2_100), reservedForExits: 10)
            let minute = try RateLimit(units: 400, per: .seconds(61), reservedForExits: 100)
            return try BudgetSettings(
                whole: AllowanceSettings(limits: [second, minute]),
                parts: [AllowanceSettings(limits: [], spacing: .milliseconds(110))],
                capacity: 64
            )
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}

extension VenueRequest {
    /// Units that it costs at the venue.
    var weight: Int64 {
        switch self {
        case .exchange(.place), .exchange(.cancel), .chain(.submit), .chain(.latestBlockhash): 1
        case .exchange(.query), .chain(.status): 2
        case .marketData: 3
        case .exchange(.statement), .chain(.statement), .statement: 5
        }
    }

    /// Whether it can do no harm twice. What may move money, or calls an order back, is not tried again
    /// of itself: the engine asks what became of it.
    var isRepeatable: Bool {
        switch self {
        case .exchange(.place), .exchange(.cancel), .chain(.submit): false
        case .exchange(.query), .exchange(.statement), .chain(.status), .chain(.latestBlockhash),
            .chain(.statement), .statement, .marketData:
            true
        }
    }

    /// In which lane it stands, as an exit, as an entry, or as what an exit that is not signed yet
    /// waits for.
    func lane(
        isOfExit: (OrderReference) -> Bool,
        isExitWaiting: @autoclosure () -> Bool
    ) -> Lane {
        switch self {
        case .exchange(.place(let order)): isOfExit(.id(order.id)) ? .exits : .entries
        case .chain(.submit(let sent)): isOfExit(.id(sent.order)) ? .exits : .entries
        case .exchange(.query(let id)): isOfExit(.id(id)) ? .exits : .entries
        case .chain(.status(let id)): isOfExit(.transaction(id)) ? .exits : .entries
        case .exchange(.cancel): .cancels
        case .chain(.latestBlockhash), .exchange(.statement), .chain(.statement), .statement:
            isExitWaiting() ? .exits : .entries
        case .marketData: .data
        }
    }

    /// The parts that it is charged to.
    var parts: [Int] {
        switch self {
        case .marketData: [VenueTerms.data]
        case .exchange, .chain, .statement: []
        }
    }
}

/// How a request names an order.
enum OrderReference {
    case id(ClientOrderID)
    case transaction(TransactionID)
}
