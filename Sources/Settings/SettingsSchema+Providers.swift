// Who is asked about tokens, and with which key.

import Configuration

extension SettingsSchema {
    static let providerGroups =
        [
            SettingGroup(
                "providers",
                "Services that are asked about tokens and prices. Nothing is asked of any of them unless "
                    + "`providers.online` is true; addresses on this machine alone need no such leave."
            )
        ]
        + ProviderChoice.all.map { SettingGroup("providers.\($0.key)", $0.summary) }

    static var providerSettings: [Setting] {
        [
            Setting(
                "providers.online",
                .boolean,
                default: .boolean(false),
                "Whether anything beyond this machine may be asked. With false no connection leaves it."
            )
        ] + ProviderChoice.all.flatMap(settings)
    }

    private static func settings(of provider: ProviderChoice) -> [Setting] {
        [
            secret(
                if: provider.hidesAddress,
                Setting(
                    "url",
                    .text(1...2_048),
                    default: provider.address.map { .text($0) } ?? .none,
                    "Where it answers: https, or http on this machine."
                        + (provider.hidesAddress
                            ? " Never shown, for many nodes have their key in it. Without an address it is "
                                + "not asked, and the Warden admits no token."
                            : "")
                )
            ),
            secret(
                Setting(
                    "key",
                    .text(1...512),
                    default: .none,
                    "The key of your account there, sent as \(provider.keyPlace). \(provider.keyNeed)"
                )
            ),
            Setting(
                "perSecond",
                .number(scale: 3, 1...1_000_000),
                unit: "requests a second",
                default: .none,
                "What your plan allows, for all processes of one user together; null means what the "
                    + "smallest plan does: \(provider.defaultRate)."
            ),
        ].map { $0.inside("providers.\(provider.key)") }
    }

    private static func secret(if isSecret: Bool = true, _ setting: Setting) -> Setting {
        var setting = setting
        setting.isSecret = isSecret
        return setting
    }
}
