public import Supervision

/// Something that runs beside the engine: a projection, a control socket, a notifier.
public struct FringeTask: Sendable {
    /// What people and the log call it.
    public let name: String
    /// How it is kept alive.
    public let policy: RestartPolicy
    /// Whether nothing may be opened once it is lost: for what an operator needs to reach the engine.
    public let isEssential: Bool
    let body: @Sendable (FringeLife) -> TaskEnd

    /// A task.
    ///
    /// - Parameter body: what its thread does. It renews its heartbeat through the life that it is given
    ///   (`rest` does so too), returns soon after `shouldEnd`, and changes nothing outside once that is
    ///   true: a fresh one may be at work already.
    public init(
        _ name: String,
        policy: RestartPolicy = RestartPolicy(),
        isEssential: Bool = false,
        body: @escaping @Sendable (FringeLife) -> TaskEnd
    ) {
        self.name = name
        self.policy = policy
        self.isEssential = isEssential
        self.body = body
    }
}
