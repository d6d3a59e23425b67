/// How often an exchange did what hurts.
public struct ExchangeCounts: Sendable, Hashable {
    /// Orders that came to life.
    public internal(set) var accepted = 0
    /// Executions.
    public internal(set) var fills = 0
    /// Executions of a part of an order.
    public internal(set) var partialFills = 0
    /// Executions that were reported before their order was acknowledged.
    public internal(set) var fillsBeforeAck = 0
    /// Updates that were sent twice.
    public internal(set) var duplicatedUpdates = 0
    /// Updates that others overtook.
    public internal(set) var reorderedUpdates = 0
    /// Fills of long ago that were sent again.
    public internal(set) var redeliveries = 0
    /// Orders that were refused.
    public internal(set) var rejections = 0
    /// Nonces that were used up by orders which never lived.
    public internal(set) var burntNonces = 0
    /// Requests whose nonce was used before or was too low.
    public internal(set) var nonceRefusals = 0
    /// Orders that were refused because one with the same identity lived.
    public internal(set) var refusedDuplicates = 0
    /// Orders that came to life under an identity that had already lived: doubled intents.
    public internal(set) var reacceptedIDs = 0
    /// Orders that came too late, or waited too long.
    public internal(set) var expiries = 0
    /// Orders that were taken off.
    public internal(set) var cancels = 0
    /// Requests that were turned away in a maintenance window.
    public internal(set) var maintenanceRefusals = 0
    /// Cancellations that were carried out in a maintenance window without an answer.
    public internal(set) var silentCancels = 0
    /// Queries that did not find an order which exists.
    public internal(set) var queriesThatLied = 0
    /// Changes behind everybody's back.
    public internal(set) var drifts = 0

    /// Nothing yet.
    public init() {}

    /// Every count under its name, for a report of what occurred and what did not.
    public var entries: [(name: String, count: Int)] {
        [
            ("accepted", accepted), ("fills", fills), ("partialFills", partialFills),
            ("fillsBeforeAck", fillsBeforeAck), ("duplicatedUpdates", duplicatedUpdates),
            ("reorderedUpdates", reorderedUpdates), ("redeliveries", redeliveries),
            ("rejections", rejections), ("burntNonces", burntNonces),
            ("nonceRefusals", nonceRefusals), ("refusedDuplicates", refusedDuplicates),
            ("reacceptedIDs", reacceptedIDs), ("expiries", expiries), ("cancels", cancels),
            ("maintenanceRefusals", maintenanceRefusals), ("silentCancels", silentCancels),
            ("queriesThatLied", queriesThatLied), ("drifts", drifts),
        ]
    }
}
