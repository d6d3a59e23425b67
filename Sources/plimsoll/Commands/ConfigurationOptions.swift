import ArgumentParser
import Configuration
import Console
import Settings

/// Where a command finds its configuration.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: "The configuration file. (default: plimsoll.json5, where it exists)",
        completion: .file(extensions: ["json5"])
    )
    var file: String?

    @Flag(
        name: .customLong("no-config"),
        help: "Read no configuration: no file, no .env, no variables."
    )
    var isIgnored = false

    func validate() throws {
        if isIgnored, file != nil {
            throw ValidationError("--config and --no-config exclude each other; leave one out")
        }
    }

    /// What the layers say, `options` on top.
    func sources(_ options: [TypedOption] = []) throws -> ConfigurationSources {
        var sources = isIgnored ? ConfigurationSources() : try ConfigurationFiles.sources(file)
        sources.options = options
        return sources
    }
}

extension ArgumentHelp {
    /// What the schema says of a setting.
    static func setting(_ key: String) -> ArgumentHelp {
        guard let index = SettingsSchema.schema.index(of: key) else {
            preconditionFailure("no setting is called \(key)")
        }
        let setting = SettingsSchema.schema.settings[index]
        return "\(setting.summary) (default: \(setting.defaultText))"
    }
}
