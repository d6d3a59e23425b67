import Configuration
public import TradeModel

extension PlimsollSettings {
    /// The program that alerts are handed to, with its arguments; empty for none.
    public var alertCommand: [String] {
        effective.list("alerts.command").compactMap { value in
            if case .text(let word) = value { word } else { nil }
        }
    }

    /// The address that alerts are posted to; nil for none. It may hold a key.
    public var alertWebhook: String? { effective.optionalText("alerts.webhook") }

    /// The host of that address.
    public var alertHost: String? { alertWebhook.flatMap { ProviderAddress.host(of: $0) } }

    /// The least important alerts that are sent, by name.
    public var leastAlert: String { effective.text("alerts.least") }

    /// So long the same alert is not sent again.
    public var alertPause: Instant.Span {
        Instant.Span(nanoseconds: effective.nanoseconds("alerts.repeatAfter"))
    }
}
