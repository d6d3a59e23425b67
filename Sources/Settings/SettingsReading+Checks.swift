// Settings that are sound one by one and must fit each other.

import Configuration
import Policies

extension SettingsReading {
    static func checkSlippage(_ check: inout SettingCheck) {
        guard check.areSound("exits.slippageBps", "exits.slippageCeilingBps") else { return }
        let settings = check.settings
        let first = settings.integer("exits.slippageBps")
        let ceiling = settings.integer("exits.slippageCeilingBps")
        if first > ceiling {
            let isCeilings = settings["exits.slippageBps"].origin == .defaults
            isCeilings
                ? check.refuse(
                    "exits.slippageCeilingBps",
                    "is \(ceiling): must not be below exits.slippageBps, which is \(first)"
                )
                : check.refuse(
                    "exits.slippageBps",
                    "is \(first): must not be above exits.slippageCeilingBps, which is \(ceiling)"
                )
        }
        let key = "exits.slippageLadderBps"
        guard check.areSound(key), settings[key].origin != .defaults else { return }
        let steps = settings.list(key).compactMap(\.integer)
        if zip(steps, steps.dropFirst()).contains(where: { $0 >= $1 }) {
            check.refuse(key, "is \(settings[key].shown): must ascend from step to step")
        } else if let last = steps.last, last > ceiling {
            check.refuse(
                key,
                "ends with \(last): must not be above exits.slippageCeilingBps, which is \(ceiling)"
            )
        }
    }

    static func checkTakeProfits(_ check: inout SettingCheck) {
        let key = "exits.takeProfits"
        guard check.areSound(key) else { return }
        let steps = PolicyChoice.takeProfits(check.settings)
        if zip(steps, steps.dropFirst()).contains(where: { $0.gainBps >= $1.gainBps }) {
            check.refuse(key, "must ascend in gainBps from step to step")
        }
        let sold = steps.reduce(0) { $0 + $1.percentOfOriginalBps }
        if sold > 10_000 {
            check.refuse(key, "sells \(sold) of 10000 in all: must be at most the whole")
        }
    }

    static func checkProfile(_ check: inout SettingCheck) {
        let settings = check.settings
        guard check.areSound("policies.profile"), settings.text("policies.profile") == "none"
        else { return }
        for entry in settings.entries
        where PolicyChoice.isPolicy(entry) && entry.origin != .defaults {
            check.refuse(
                entry.setting.key,
                "is set, but policies.profile is \"none\", so that it would do nothing: take it out, "
                    + "or choose \"standard\""
            )
        }
    }

    /// A share that differs from the default, or was typed, was meant to do something.
    static func checkFill(_ check: inout SettingCheck) {
        let key = "paper.depthShareBps"
        guard check.areSound("paper.fill", key) else { return }
        let share = check.settings[key]
        let fill = check.settings["paper.fill"]
        guard fill.value != .text("depth"), share.origin.rank >= fill.origin.rank,
            share.origin.kind == "option" || share.value != share.setting.defaultValue
        else { return }
        check.refuse(
            key,
            "belongs to paper.fill \"depth\", which is \"\(fill.shown)\": choose that or leave it out"
        )
    }

    static func checkSegments(_ check: inout SettingCheck) {
        let key = "journal.segmentBytes"
        guard check.areSound(key) else { return }
        let bytes = check.settings.integer(key)
        if bytes % 512 != 0 { check.refuse(key, "is \(bytes): must be a multiple of 512") }
    }

    /// Addresses that may be asked at all.
    static func checkAddresses(_ check: inout SettingCheck) {
        let keys = ProviderChoice.all.map { "providers.\($0.key).url" } + ["alerts.webhook"]
        for key in keys {
            guard check.areSound(key), let text = check.settings.optionalText(key),
                let flaw = ProviderAddress.flaw(text)
            else { continue }
            let entry = check.settings[key]
            check.refuse(
                key,
                "is \(entry.setting.isSecret ? entry.shown : "\"\(text)\""): must \(flaw)"
            )
        }
    }

    /// Log files among the journal's would be taken for a damage of it.
    static func checkLogDirectory(_ check: inout SettingCheck) {
        let key = "logs.directory"
        guard check.areSound(key, "dataDir"), let text = check.settings.optionalText(key) else {
            return
        }
        let logs = normalised(text)
        let data = normalised(check.settings.text("dataDir"))
        for name in PlimsollSettings.keptFolders {
            let kept = data + [name]
            guard logs.first == "" ? data.first == "" : data.first != "",
                logs.starts(with: kept) || kept.starts(with: logs)
            else { continue }
            return check.refuse(
                key,
                "is \"\(text)\": must not be in or above \(name)/ of the data directory"
            )
        }
    }

    /// A path's parts without `.`, and without `..` as far as there is something before it. The first part
    /// of an absolute path is empty.
    private static func normalised(_ path: String) -> [String] {
        var parts: [String] = path.hasPrefix("/") ? [""] : []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                if !last.isEmpty { parts.removeLast() }
            } else {
                parts.append(String(part))
            }
        }
        return parts
    }
}
