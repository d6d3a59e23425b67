import ByteCodec
public import Host
public import TradeModel

/// The equity curve as JSON.
public enum EquityDocument {
    /// An array, oldest first, one line. Between two points equity was what the first says.
    public static func text(_ run: StoredRun, since: Instant?) -> String {
        JSONValue.array(EquityCurve(run, since: since).points.map(element)).line
    }

    private static func element(_ point: EquityCurve.Point) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("time", time: point.at)
        members.add("equity", .quote(point.equity))
        members.add("cash", .quote(point.cash))
        members.add("peak", .quote(point.peak))
        members.add("drawdown", .quote(point.drawdown))
        return .object(members)
    }
}
