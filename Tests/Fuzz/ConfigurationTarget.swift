import Configuration
import PaperVenue
import Policies
import Replay
import Settings

/// A configuration file with a `.env`: the first byte says how many of the next ones are the
/// `.env`, the rest is the file. It is refused with messages of one line, or every value is within
/// its bounds.
enum ConfigurationTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return }
        let variables = Array(bytes.dropFirst().prefix(Int(first)))
        var sources = ConfigurationSources()
        sources.variableFile = .init(name: ".env", bytes: variables)
        sources.file = .init(
            name: "f.json5",
            bytes: Array(bytes.dropFirst(1 + variables.count))
        )
        guard let settings = parsed(sources) else { return }
        for entry in settings.effective.entries { demandReadsBack(entry) }
        let risk = settings.profile.risk?.maxPositionUnits ?? 1
        demand(risk > 0 && settings.cash >= 0, "money below nothing")
        demand(settings.venue.feeBps >= 0, "a fee below nothing")
        if let exits = settings.profile.exits {
            let sold = exits.takeProfits.reduce(0) { $0 + $1.percentOfOriginalBps }
            demand(sold <= 10_000, "more is sold than there is")
            demand(!exits.slippageLadderBps.isEmpty, "a ladder without steps")
        }
    }

    /// What was accepted is accepted again from its own text.
    private static func demandReadsBack(_ entry: EffectiveSettings.Entry) {
        guard entry.value != .none else { return }
        let literal = "[" + entry.value.literal(entry.setting.kind) + "]"
        do {
            let node = try JSON5Node(parsing: Array(literal.utf8))
            guard case .array(let nodes) = node.value else { return }
            let again = try entry.setting.kind.read(nodes[0])
            demand(again == entry.value, "\(entry.setting.key) changed on its way")
        } catch {
            demand(false, "\(entry.setting.key) cannot be read from \(literal): \(error)")
        }
    }

    private static func parsed(_ sources: ConfigurationSources) -> PlimsollSettings? {
        do throws(InvalidConfiguration) {
            return try PlimsollSettings(sources)
        } catch {
            for problem in error.problems {
                let text = problem.description
                demand(!text.contains("\n") && !text.isEmpty, "a message of several lines: \(text)")
            }
            return nil
        }
    }

    static var seeds: [[UInt8]] {
        let variables = Array("DRY_RUN=yes\nPLIMSOLL_PAPER__CASH='5'\n".utf8)
        let files = [
            SettingsDocuments.file(isActive: true),
            "{risk:{maxPositionUsd:-5,cooldown:'5m'},exits:{takeProfits:[{gainBps:1,pctOfOriginalBps:2}]}}",
            "/**/{'paper':{cash:+.5e1,seed:0xFF,},\"dryRun\":true} // \\u00e9",
            "{ strategy: { name: 'ema-cross', emaCross: { fast: NaN } }, x: [Infinity] }",
        ]
        return files.map { [0] + Array($0.utf8.prefix(4_000)) }
            + files.dropFirst().map { [UInt8(variables.count)] + variables + Array($0.utf8) }
    }
}
