import ByteCodec
import Configuration
import Glibc
import Policies
import Replay
import Settings
import Testing

@Suite struct `Generated documents` {
    private func faults(_ file: String) throws -> [String] {
        let node = try JSON5Node(parsing: Array(file.utf8))
        return SchemaChecker.faults(JSONValue(node), SettingsDocuments.jsonSchema)
    }

    @Test func `the file of init sets nothing`() throws {
        let written = try settings(SettingsDocuments.file())
        #expect(written.effective == (try settings()).effective)
        #expect(try faults(SettingsDocuments.file()).isEmpty)
    }

    @Test func `the file of init without its slashes sets everything to the defaults`() throws {
        let file = SettingsDocuments.file(isActive: true)
        let written = try settings(file)
        let plain = try settings()
        for (entry, other) in zip(written.effective.entries, plain.effective.entries) {
            #expect(entry.value == other.value, "\(entry.setting.key)")
            #expect(entry.origin.kind == "file", "\(entry.setting.key) is in the file")
        }
        #expect(written.profile == plain.profile && written.strategy == plain.strategy)
        #expect(try faults(file).isEmpty)
    }

    @Test func `the slashes are all that the two files differ in`() {
        let names = SettingsSchema.schema.settings.map { "// \($0.name): " }
        let lines = SettingsDocuments.file().split(separator: "\n").map { line in
            let text = line.drop { $0 == " " }
            guard names.contains(where: { text.hasPrefix($0) }) else { return String(line) }
            return String(line.prefix(line.count - text.count) + text.dropFirst("// ".count))
        }
        let active = SettingsDocuments.file(isActive: true).split(separator: "\n").map(String.init)
        #expect(lines == active)
    }

    @Test func `lines of the files fit a screen`() {
        for text in [SettingsDocuments.file(), SettingsDocuments.variables] {
            for line in text.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
        }
    }

    @Test(arguments: [
        "{ risk: { maxPositions: -1 } }", "{ risk: { maxPositions: 2.5 } }", "{ risc: {} }",
        "{ risk: { maxPositions: '2' } }", "{ risk: { maxPositionUsd: -5 } }",
        "{ risk: { maxPositionUsd: 'x' } }", "{ risk: { cooldown: '5' } }", "{ risk: 5 }",
        "{ exits: { slippageLadderBps: [] } }", "{ exits: { takeProfits: [{ gainBps: 1 }] } }",
        "{ paper: { fill: 'depht' } }", "{ dryRun: 'false' }", "{ dataDir: '' }",
        "{ strategy: { momentum: { lookback: 0 } } }", "{ risk: { maxPositions: null } }",
    ])
    func `the JSON Schema refuses what the program refuses`(file: String) throws {
        #expect(!(try faults(file).isEmpty))
        #expect(throws: InvalidConfiguration.self) { try settings(file) }
    }

    @Test func `the JSON Schema names its draft and describes every setting`() throws {
        let schema = SettingsDocuments.jsonSchema
        #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        for setting in SettingsSchema.schema.settings {
            var place: JSONValue? = schema
            for key in setting.path { place = place?["properties"]?[key] }
            #expect(place?["description"] != nil, "\(setting.key)")
            let value = setting.isSecret ? nil : setting.defaultValue.json(setting.kind)
            #expect(place?["default"] == value, "\(setting.key)")
        }
    }

    @Test func `the example of variables is dry and otherwise sets nothing`() throws {
        let text = SettingsDocuments.variables
        #expect(text.split(separator: "\n").contains("DRY_RUN=true"))
        let written = try settings(variables: text)
        #expect(
            written.effective.entries.filter { $0.origin != .defaults }.map(\.setting.key) == [
                "dryRun"
            ]
        )
        for name in ["SLIPPAGE_BPS", "MAX_GAS_PRICE", "WAL_DIR"] {
            #expect(text.contains("\n# \(name)="), "\(name)")
        }
    }

    @Test func `the example of variables without its marks holds the defaults`() throws {
        let lines = SettingsDocuments.variables.split(separator: "\n").map { line in
            let isVariable = line.hasPrefix("# ") && line.contains("=") && !line.hasSuffix(".")
            return String(isVariable ? line.dropFirst(2) : line)
        }
        let written = try settings(variables: lines.joined(separator: "\n"))
        for entry in written.effective.entries {
            #expect(entry.value == entry.setting.defaultValue, "\(entry.setting.key)")
            #expect(entry.origin.kind == "env_file", "\(entry.setting.key) stands in the file")
        }
    }

    @Test func `docs/configuration.md is what is generated`() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = try #require(fopen("/\(root)/docs/configuration.md", "r"), "the page is there")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes += chunk[..<count]
        }
        #expect(
            String(decoding: bytes, as: UTF8.self) == SettingsDocuments.referencePage,
            "plimsoll config reference > docs/configuration.md"
        )
    }

    @Test func `every setting says what it is for in a sentence`() {
        for setting in SettingsSchema.schema.settings {
            #expect(setting.summary.hasSuffix("."), "\(setting.key)")
            #expect(setting.summary.first?.isUppercase == true, "\(setting.key)")
        }
        for group in SettingsSchema.schema.groups { #expect(group.summary.hasSuffix(".")) }
    }

    @Test func `every default is one of its setting's values and reads back`() throws {
        for setting in SettingsSchema.schema.settings where !setting.isOptional {
            let literal = "[" + setting.defaultValue.literal(setting.kind) + "]"
            let node = try JSON5Node(parsing: Array(literal.utf8))
            guard case .array(let nodes) = node.value else { continue }
            #expect(try setting.kind.read(nodes[0]) == setting.defaultValue, "\(setting.key)")
        }
    }
}
