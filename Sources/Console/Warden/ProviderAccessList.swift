import Intel
public import Lookout
import Providers
public import Settings
import SystemIO
import Throttle

/// Who may be asked by the configuration, and who may not, and why.
public struct ProviderAccessList {
    let plans: [ProviderPlan]
    let absent: [(name: String, reason: String)]
    private let hosts: [String]

    /// What the configuration says.
    public init(_ settings: PlimsollSettings) {
        var plans: [ProviderPlan] = []
        var absent: [(name: String, reason: String)] = []
        var hosts: [String] = []
        for choice in ProviderChoice.all {
            switch settings.access(to: choice) {
            case .failure(let absence):
                absent.append((choice.provider.name, "\(absence)"))
            case .success(let access):
                hosts.append(access.host)
                do throws(SettingsFlaw) {
                    plans.append(
                        try ProviderPlan(
                            choice.provider,
                            address: access.address,
                            key: access.key,
                            perThousandSeconds: access.perThousandSeconds
                        )
                    )
                } catch {
                    preconditionFailure("a checked rate was refused: \(error)")
                }
            }
        }
        self.plans = plans
        self.absent = absent
        self.hosts = hosts
    }

    /// How each is doing, by whoever asked last; nil where nobody has.
    func health(
        environment: [(name: String, value: String)]
    ) -> [(name: String, health: ProviderHealth?)] {
        let place = SharedBudgets.place(environment: environment, user: SystemUser.number)
        do throws(SharedBudgetsError) {
            let budgets = try SharedBudgets(directory: place)
            return plans.map { ($0.provider.name, budgets.health(of: $0)) }
        } catch {
            return plans.map { ($0.provider.name, nil) }
        }
    }

    /// What asks them.
    public func edge(environment: [(name: String, value: String)]) throws -> ProviderEdge {
        try ProviderEdge(
            plans,
            hosts: hosts,
            proxies: HTTPProxies(environment: environment),
            sharing: SharedBudgets.place(environment: environment, user: SystemUser.number)
        )
    }
}
