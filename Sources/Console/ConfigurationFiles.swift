import Configuration
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
        sources.environment = ProcessEnvironment.variables
        return sources
    }

    private static func read(_ path: String) throws(CommandFailure) -> ConfigurationSources.File? {
        do throws(DiskError) {
            return .init(name: path, bytes: try FileDisk().read(path, limit: limit))
        } catch {
            if error.isNotFound { return nil }
            throw CommandFailure(
                .input,
                "\(error); a configuration must be a file that can be read"
            )
        }
    }
}
