import ByteCodec
import Configuration
import Testing

@Suite struct `Secrets` {
    private static let schema: SettingSchema = {
        var token = Setting("alerts.token", .text(8...20), default: .none, "A token.")
        token.isSecret = true
        return SettingSchema(
            variablePrefix: "X_",
            groups: [SettingGroup("alerts", "Alerts.")],
            settings: [token],
            foreignVariables: []
        )
    }()

    private func resolve(
        _ change: (inout SettingResolver) throws -> Void
    ) rethrows -> Result<EffectiveSettings, InvalidConfiguration> {
        var resolver = SettingResolver(Self.schema)
        try change(&resolver)
        return resolver.finish()
    }

    @Test func `a secret is there for the program and hidden from people`() throws {
        let settings = try resolve { $0.add(environment: [("X_ALERTS__TOKEN", "hush-hush")]) }.get()
        #expect(settings.text("alerts.token") == "hush-hush")
        #expect(settings["alerts.token"].shown == "<redacted>")
    }

    @Test func `a secret that is not set is shown as none`() throws {
        let settings = try resolve { _ in }.get()
        #expect(settings["alerts.token"].shown == "none")
    }

    @Test func `a wrong secret is not in the message`() throws {
        let fromVariable = resolve { $0.add(environment: [("X_ALERTS__TOKEN", "hush")]) }
        let document = try JSON5Node(parsing: Array("{ alerts: { token: ['hush'] } }".utf8))
        let fromFile = resolve { $0.add(document, file: "f") }
        for outcome in [fromVariable, fromFile] {
            let error = #expect(throws: InvalidConfiguration.self) { try outcome.get() }
            #expect(error?.description.contains("hush") == false)
            #expect(
                error?.description.hasPrefix(
                    "alerts.token is <redacted>: must be a text of 8 to 20 bytes in one line ("
                ) == true
            )
        }
    }

    @Test(arguments: [
        "{ token: hush }", "{ token: 'hush }", "{ token: 5hush }", "{ token: +hush }",
        "{ token 'hush' }", "{ 'hush' }", "{ token: 'hu\\x', t: 'hush' }",
    ])
    func `a file that is no JSON5 does not give away what is in it`(text: String) {
        let error = #expect(throws: JSON5Error.self) { try JSON5Node(parsing: Array(text.utf8)) }
        #expect(error?.description.contains("hush") == false)
    }

    @Test func `two names of a secret are compared without showing it`() throws {
        var token = Setting("token", .text(1...20), default: .none, "A token.")
        token.isSecret = true
        token.olderName = OlderName("TOKEN")
        var resolver = SettingResolver(
            SettingSchema(
                variablePrefix: "X_",
                groups: [],
                settings: [token],
                foreignVariables: []
            )
        )
        resolver.add(environment: [("TOKEN", "hush"), ("X_TOKEN", "hush-hush")])
        let outcome = resolver.finish()
        let error = #expect(throws: InvalidConfiguration.self) { try outcome.get() }
        #expect(error?.description.contains("hush") == false)
    }

    @Test func `no document that is generated has a secret's value`() {
        var token = Setting("token", .text(1...20), default: .text("hush"), "A token.")
        token.isSecret = true
        let schema = SettingSchema(
            variablePrefix: "X_",
            groups: [],
            settings: [token],
            foreignVariables: []
        )
        var writer = JSONWriter()
        writer.value(schema.jsonSchema(title: "x"))
        let texts = [
            writer.text, FileTemplate.text(schema, opening: ""),
            VariableTemplate.text(schema, opening: "", active: []),
            ReferencePage.text(schema, opening: ""),
        ]
        for text in texts { #expect(!text.contains("hush"), "\(text)") }
    }
}
