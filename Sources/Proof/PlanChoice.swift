public import Console
public import Simulation

/// Which single run a command is about: a seed's, or one that was saved.
public struct PlanChoice: Sendable {
    /// The run.
    public let scenario: Scenario
    /// What its author had to say about it, where it was saved.
    public let note: String?
    /// Whether the canary's fault is planted in it.
    public let isCanary: Bool
    /// What stands after the name of a command so that it means this run.
    let arguments: String

    /// Takes what the command was given: a seed with a length, or a file.
    public init(
        seed: UInt64?,
        length: String?,
        file: String?,
        isCanary: Bool = false
    ) throws(CommandFailure) {
        let ending = isCanary ? " --canary" : ""
        self.isCanary = isCanary
        switch (seed, file) {
        case (let seed?, nil):
            let length = try RunLength(option: length ?? RunLength.hours.name)
            scenario = Scenario(seed: seed, length: length)
            note = nil
            arguments = "\(seed)\(length.option)\(ending)"
        case (nil, let file?):
            guard length == nil else {
                throw .usage("--length belongs to a seed; a saved plan has its own")
            }
            let saved = try PlanFile.read(file)
            scenario = saved.scenario
            note = saved.note
            arguments = "--plan \(file)\(ending)"
        case (nil, nil): throw .usage("name a seed, or a saved plan with --plan")
        case (_?, _?): throw .usage("a seed and --plan are two runs: name one of them")
        }
    }

    /// How the run is looked at.
    func options(tracks: Bool) -> RunOptions {
        var options = RunOptions()
        options.tracks = tracks
        options.isCanary = isCanary
        return options
    }
}
