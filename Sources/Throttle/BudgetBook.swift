public import TradeModel

/// The budgets of several providers. Each is apart from the others: a provider that is saturated, or
/// pauses, holds up nobody else's requests.
public struct BudgetBook: Sendable {
    /// A provider with the names of its parts.
    public struct Provider: Sendable {
        /// Its name.
        public let name: String
        /// What it allows.
        public let settings: BudgetSettings
        /// Which part an endpoint or a symbol is charged to, beside the whole. Several names may share a
        /// part; one that is not named here is charged to the whole alone.
        public let parts: KeyValuePairs<String, Int>

        /// A provider with names for parts that its settings have.
        public init(
            name: String,
            settings: BudgetSettings,
            parts: KeyValuePairs<String, Int> = [:]
        ) throws(SettingsFlaw) {
            for (name, part) in parts where !settings.parts.indices.contains(part) {
                throw .noSuchPart(part, of: settings.parts.count, name: name)
            }
            self.name = name
            self.settings = settings
            self.parts = parts
        }
    }

    /// A place in the line of a provider.
    public struct Place: Sendable, Hashable {
        /// Which provider's, counted as they were given.
        public let provider: Int
        /// Which place.
        public let ticket: Ticket
    }

    private let providers: [Provider]
    private var budgets: [Budget]

    /// A book of which nothing has been spent.
    public init(_ providers: [Provider]) {
        self.providers = providers
        budgets = providers.map { Budget($0.settings) }
    }

    /// Stands in a provider's line for an endpoint, and a symbol if the request is about one.
    public mutating func request(
        weight: Int64 = 1,
        lane: Lane,
        of provider: String,
        endpoint: String? = nil,
        symbol: String? = nil,
        at now: Instant
    ) throws(BudgetRefusal) -> Place {
        guard let index = providers.firstIndex(where: { $0.name == provider }) else {
            throw .noSuchProvider(provider)
        }
        var parts: [Int] = []
        for name in [endpoint, symbol] {
            guard let name,
                let part = providers[index].parts.first(where: { $0.key == name })?.value,
                !parts.contains(part)
            else { continue }
            parts.append(part)
        }
        let ticket = try budgets[index].request(weight: weight, lane: lane, parts: parts, at: now)
        return Place(provider: index, ticket: ticket)
    }

    /// Leaves the line; whether it stood there.
    @discardableResult
    public mutating func cancel(_ place: Place) -> Bool {
        guard budgets.indices.contains(place.provider) else { return false }
        return budgets[place.provider].cancel(place.ticket)
    }

    /// Who may go at `now`, and when to ask again; nil when nobody waits.
    public mutating func poll(at now: Instant) -> (grants: [Place], nextAt: Instant?) {
        var grants: [Place] = []
        var nextAt: Instant?
        for index in budgets.indices {
            let poll = budgets[index].poll(at: now)
            grants += poll.grants.map { Place(provider: index, ticket: $0) }
            if let due = poll.nextAt { nextAt = min(nextAt ?? due, due) }
        }
        return (grants, nextAt)
    }

    /// Lets the budget of a provider hear something; nothing when there is no such provider.
    public mutating func update(_ provider: String, _ change: (inout Budget) -> Void) {
        guard let index = providers.firstIndex(where: { $0.name == provider }) else { return }
        change(&budgets[index])
    }
}
