public import Providers
public import SystemIO
public import TradeModel

/// Everything that it takes to ask providers, from the client to the thread, until it is stopped.
public final class ProviderEdge {
    /// Where questions are asked.
    public let desk: ProviderDesk
    private let client: HTTPClient
    private var thread: WorkerThread?

    /// Starts a thread that asks these providers.
    ///
    /// - Parameters:
    ///   - hosts: who may be asked beside this machine.
    ///   - directory: where budgets are shared.
    ///   - clock: the time of day, which answers are dated by.
    public init(
        _ plans: [ProviderPlan],
        hosts: [String],
        proxies: HTTPProxies,
        sharing directory: String,
        clock: @escaping @Sendable () -> Instant = { ProviderDesk.timeOfDay }
    ) throws {
        let client = try HTTPClient(hosts: hosts, proxies: proxies)
        let desk = ProviderDesk(
            plans,
            over: client,
            within: try SharedBudgets(directory: directory),
            clock: clock
        )
        guard let thread = WorkerThread.start({ desk.run() }) else {
            throw HTTPClientError.noThread
        }
        self.client = client
        self.desk = desk
        self.thread = consume thread
    }

    deinit { stop() }

    /// Asks nobody any more.
    public func stop() {
        desk.stop()
        client.stop()
        thread.take()?.join(withinMs: 5_000)
    }
}
