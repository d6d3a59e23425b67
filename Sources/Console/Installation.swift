import ByteCodec
import Configuration
import Ports
import Settings
import SystemIO

/// What `init` writes: a commented configuration, an example of variables, the data directory.
public struct Installation: Sendable, Hashable {
    /// The directory that it stands in.
    public let directory: String
    /// What was made, in order.
    public private(set) var made: [String] = []
    /// Whether the data directory was there before.
    public private(set) var hadData = false

    /// Writes the files into `directory`, which is made where it is missing. Where one of them exists
    /// already nothing is written at all.
    public init(in directory: String) throws(CommandFailure) {
        self.directory = directory
        let prefix = directory == "." ? "" : directory + "/"
        let files = [
            (path: prefix + SettingsSchema.fileName, text: SettingsDocuments.file()),
            (
                path: prefix + SettingsSchema.variableFileName + ".example",
                text: SettingsDocuments.variables
            ),
        ]
        for file in files where Self.exists(file.path) { throw Self.refusal(file.path) }
        let data = prefix + SettingsSchema.defaultDataDirectory
        do throws(DiskError) {
            let disk = FileDisk()
            try Self.createFolders(directory, on: disk)
            for file in files {
                try disk.writeNew(file.path, Array(file.text.utf8))
                made.append(file.path)
            }
            hadData = try !disk.createDirectory(data)
            if !hadData { made.append(data + "/") }
            try disk.synchronizeDirectory(directory)
        } catch {
            if let file = files.first(where: { $0.path == error.path }),
                error.code == DiskError.exists
            {
                throw Self.refusal(file.path)
            }
            throw CommandFailure(error)
        }
    }

    /// Makes a directory and those that it is to lie in, where they are missing.
    private static func createFolders(_ path: String, on disk: FileDisk) throws(DiskError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            let above = made.isEmpty ? "." : made
            made += (made.isEmpty || made == "/" ? "" : "/") + part
            if FileStatus.isDirectory(made) { continue }
            _ = try disk.createDirectory(made)
            try disk.synchronizeDirectory(above)
        }
    }

    private static func exists(_ path: String) -> Bool {
        do throws(DiskError) {
            _ = try FileDisk().length(path)
            return true
        } catch {
            // Whatever else is wrong with it, writing will say.
            return false
        }
    }

    private static func refusal(_ path: String) -> CommandFailure {
        CommandFailure(
            .input,
            "\(path) exists already and is left as it is: move it away, or name another directory"
        )
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        var text = made.map { "wrote \(style.bold($0))\n" }.joined()
        let go = directory == "." ? "" : "cd \(directory) && "
        text += "\nNext: \(go)plimsoll config check says whether the configuration is sound;\n"
        text += "      plimsoll run --replay FILE.csv feeds recorded candles, on paper.\n"
        return text
    }

    /// For scripts.
    public var document: String {
        JSONValue.object([
            .init("directory", .string(directory)),
            .init("made", .array(made.map { .string($0) })),
        ]).line
    }
}
