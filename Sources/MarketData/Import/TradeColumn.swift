/// A column of a file of trades.
enum TradeColumn: CaseIterable {
    /// When, in milliseconds since the Unix epoch, UTC.
    case time
    /// At what price.
    case price
    /// How much.
    case amount
    /// The trade's number; may be left out.
    case id
    /// Which way; may be left out, and no candle depends on it.
    case side

    /// The column that a header calls by `text`, or the member of an object.
    init?(header text: String) {
        switch text {
        case "time", "ts_ms": self = .time
        case "price", "px": self = .price
        case "amount", "quantity", "qty", "size", "sz": self = .amount
        case "id", "tid": self = .id
        case "side": self = .side
        default: return nil
        }
    }

    /// What the rows of an import call it.
    var name: String {
        switch self {
        case .time: "time"
        case .price: "price"
        case .amount: "amount"
        case .id: "id"
        case .side: "side"
        }
    }

    /// Whether every file has it.
    var isNeeded: Bool {
        switch self {
        case .time, .price, .amount: true
        case .id, .side: false
        }
    }
}
