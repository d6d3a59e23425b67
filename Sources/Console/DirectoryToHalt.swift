// A halt must not wait for somebody to mend the configuration: of one that is invalid it takes the data
// directory and nothing else. Where that cannot be told for certain it takes none, for another's books
// would be halted.

import Configuration
public import Settings

/// The data directory of a configuration that may be invalid.
public struct DirectoryToHalt: Sendable, Hashable {
    /// Where the books are.
    public let path: String
    /// What a person should know of how it was found; nil where the configuration is valid.
    public let note: String?

    private static let key = "dataDir"

    /// Finds it.
    ///
    /// - Throws: what is wrong with the configuration, when it does not say clearly where the books are.
    public init(_ sources: ConfigurationSources) throws(CommandFailure) {
        do throws(InvalidConfiguration) {
            path = try PlimsollSettings(sources).dataDirectory
            note = nil
        } catch {
            guard let path = Self.path(sources), !path.isEmpty else {
                throw Self.unknown(CommandFailure(error))
            }
            self.path = path
            note =
                "the configuration is invalid, see `plimsoll config check`; its data directory is \(path)"
        }
    }

    /// Where the books are cannot be told, because of `cause`: what to type instead.
    public static func unknown(_ cause: CommandFailure) -> CommandFailure {
        let remedy =
            "nothing is halted: name the books with --data-dir, which needs no configuration"
        return CommandFailure(
            cause.status,
            [cause.message, remedy].compactMap(\.self).joined(separator: "\n")
        )
    }

    /// What the layers say, the one that counts most first; nil where it cannot be told.
    private static func path(_ sources: ConfigurationSources) -> String? {
        let names = [SettingsSchema.schema.variable(setting)] + older
        let environment = sources.environment.filter { names.contains($0.name) }.map(\.value)
        if !environment.isEmpty { return agreed(environment) }
        if let file = sources.variableFile {
            let written = names.flatMap { lines(file.bytes, with: $0) }
            let read = VariableFile(file.bytes, name: file.name).variables
                .filter { names.contains($0.name) }
            // A line that cannot be read may be the one that counts.
            guard written.count == read.count else { return nil }
            if !read.isEmpty { return agreed(read.map(\.value)) }
        }
        guard let file = sources.file else { return SettingsSchema.defaultDataDirectory }
        do throws(JSON5Error) {
            return path(try JSON5Node(parsing: file.bytes))
        } catch {
            return path(broken: file.bytes)
        }
    }

    /// The one value of them all; nil where they differ.
    private static func agreed(_ values: [String]) -> String? {
        values.dropFirst().allSatisfy { $0 == values[0] } ? values[0] : nil
    }

    private static var older: [String] { setting.olderName.map { [$0.name] } ?? [] }

    private static var setting: Setting {
        guard let index = SettingsSchema.schema.index(of: key) else {
            preconditionFailure("no setting is called \(key)")
        }
        return SettingsSchema.schema.settings[index]
    }

    private static func path(_ document: JSON5Node) -> String? {
        guard case .object(let members) = document.value else { return nil }
        let named = members.filter { $0.key == key }
        guard let first = named.first else { return SettingsSchema.defaultDataDirectory }
        guard named.count == 1, case .text(let text) = first.node.value else { return nil }
        return text
    }

    /// Of a file that cannot be parsed, the one line that names the directory, if it stands alone.
    private static func path(broken bytes: [UInt8]) -> String? {
        let lines = lines(bytes, with: key)
        guard let line = lines.first else { return SettingsSchema.defaultDataDirectory }
        guard lines.count == 1 else { return nil }
        do throws(JSON5Error) {
            return path(try JSON5Node(parsing: Array("{\(line)\n}".utf8)))
        } catch {
            return nil
        }
    }

    /// The lines that hold `word` and are no comment.
    private static func lines(_ bytes: [UInt8], with word: String) -> [Substring] {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.filter { line in
            let text = line.drop(while: \.isWhitespace)
            return !text.hasPrefix("//") && !text.hasPrefix("#") && text.contains(word)
        }
    }
}
