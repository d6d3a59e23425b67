public import Configuration
import Logs
import Ports
public import Settings
import SystemIO

/// Finds what the layers of the configuration say.
public enum ConfigurationFiles {
    /// The largest file that is read, in bytes; what is too large by less, the parser says.
    private static let limit = 4 << 20

    /// Reads the file `path`, or the one in the working directory where that is nil, then `.env` and the
    /// environment. A file that was named must be there.
    public static func sources(_ path: String?) throws(CommandFailure) -> ConfigurationSources {
        var sources = ConfigurationSources()
        if let path {
            guard let file = try read(path) else {
                throw CommandFailure(
                    .input,
                    "\(path) does not exist: name a configuration file, or write one with `plimsoll init`"
                )
            }
            sources.file = file
        } else {
            sources.file = try read(SettingsSchema.fileName)
        }
        sources.variableFile = try read(SettingsSchema.variableFileName)
        if let file = sources.variableFile {
            // An error may quote what stands in it, as it may quote the environment.
            let variables = VariableFile(file.bytes, name: file.name).variables
            SecretRegistry.process.register(environment: variables.map { ($0.name, $0.value) })
        }
        sources.environment = ProcessEnvironment.all().map { .init($0.name, $0.value) }
        return sources
    }

    /// What is wrong with the data directory that the settings name, before anything is made in it; nil
    /// where it is a directory, or is not there yet.
    public static func misplacement(_ settings: PlimsollSettings) -> InvalidConfiguration? {
        let path = settings.dataDirectory
        guard FileStatus.exists(path), !FileStatus.isDirectory(path) else { return nil }
        let text =
            "dataDir is \"\(path)\", which is no directory: name one, or a name that is not "
            + "there yet"
        return InvalidConfiguration([
            ConfigurationProblem(text, settings.effective["dataDir"].origin)
        ])
    }

    private static func read(_ path: String) throws(CommandFailure) -> ConfigurationSources.File? {
        do throws(DiskError) {
            return .init(name: path, bytes: try FileDisk().read(path, limit: limit))
        } catch {
            if error.isNotFound {
                guard FileStatus.isLink(path) else { return nil }
                throw CommandFailure(
                    .input,
                    "\(path) is a link to nothing, and what it should say would silently not hold: "
                        + "mend the link, or remove it"
                )
            }
            throw CommandFailure(
                .input,
                "\(error); a configuration must be a file that can be read"
            )
        }
    }
}
