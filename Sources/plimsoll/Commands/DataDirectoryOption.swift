import ArgumentParser
import Console
import Settings
import SystemIO

/// Where a command finds the books.
struct DataDirectoryOption: ParsableArguments {
    @OptionGroup var configuration: ConfigurationOptions

    @Option(
        name: .customLong("data-dir"),
        help:
            "The data directory. (default: the configuration's, plimsoll-data unless it says else)",
        completion: .directory
    )
    var typed: String?

    /// The option as a setting.
    var option: [TypedOption] {
        typed.map { [.setting(option: "--data-dir", key: "dataDir", value: $0)] } ?? []
    }

    /// The directory that is named; where none is, the configuration's. One that is named needs no
    /// configuration, so that books can be read whatever is wrong with it.
    func directory() throws -> String {
        if let typed, !typed.isEmpty { return typed }
        return try PlimsollSettings(configuration.sources(option)).dataDirectory
    }

    /// The sources that the configuration names; nil where it cannot be read, for the books can be.
    func sources() -> SourcesReport? {
        do {
            let settings = try PlimsollSettings(configuration.sources(option))
            return SourcesReport(settings, environment: ProcessEnvironment.all())
        } catch {
            return nil
        }
    }

    /// The same for a halt, which takes it from an invalid configuration too.
    func directoryToHalt(_ output: OutputOptions) throws -> String {
        if let typed, !typed.isEmpty { return typed }
        let sources: ConfigurationSources
        do {
            sources = try configuration.sources(option)
        } catch {
            throw DirectoryToHalt.unknown(CommandFailure(error))
        }
        let directory = try DirectoryToHalt(sources)
        if let note = directory.note { output.say([note]) }
        return directory.path
    }
}
