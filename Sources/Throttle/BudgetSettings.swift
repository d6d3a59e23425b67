/// What a provider allows as a whole, and what parts of it allow beside that.
public struct BudgetSettings: Sendable, Hashable {
    /// What every request is charged to.
    public let whole: AllowanceSettings
    /// What requests of an endpoint, a group of endpoints or a symbol are charged to as well.
    public let parts: [AllowanceSettings]
    /// How many may wait in each lane.
    public let capacity: Int
    /// How refusals and reports of the provider change what is allowed.
    public let adaptation: AdaptationSettings

    /// Settings with room for at least one waiter a lane.
    public init(
        whole: AllowanceSettings,
        parts: [AllowanceSettings] = [],
        capacity: Int = 1_024,
        adaptation: AdaptationSettings = AdaptationSettings()
    ) throws(SettingsFlaw) {
        guard capacity >= 1 else { throw .capacity(capacity) }
        self.whole = whole
        self.parts = parts
        self.capacity = capacity
        self.adaptation = adaptation
    }
}
