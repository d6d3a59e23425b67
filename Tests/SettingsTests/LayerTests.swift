import Configuration
import PaperVenue
import Policies
import Settings
import Testing

@Suite struct `Layers` {
    private let file = "{\n  paper: {\n    feeBps: 1,\n  },\n}"
    private let variables = "# fees\nPLIMSOLL_PAPER__FEE_BPS=2\n"
    private let environment = [("PLIMSOLL_PAPER__FEE_BPS", "3")]
    private let option = TypedOption.setting(
        option: "--fee-bps",
        key: "paper.feeBps",
        value: "4"
    )

    private func fee(_ settings: PlimsollSettings) -> (Int64, String) {
        let entry = settings.effective["paper.feeBps"]
        return (settings.venue.feeBps, "\(entry.origin)")
    }

    @Test func `each layer goes before the one under it and is named as the source`() throws {
        #expect(try fee(settings()) == (10, "default"))
        #expect(try fee(settings(file)) == (1, "plimsoll.json5:3"))
        #expect(
            try fee(settings(file, variables: variables)) == (2, ".env:2, PLIMSOLL_PAPER__FEE_BPS")
        )
        #expect(
            try fee(settings(file, variables: variables, environment: environment))
                == (3, "environment, PLIMSOLL_PAPER__FEE_BPS")
        )
        let all = try settings(
            file,
            variables: variables,
            environment: environment,
            options: [option]
        )
        #expect(fee(all) == (4, "--fee-bps"))
    }

    @Test func `a layer is checked even where a later one goes before it`() {
        #expect(throws: InvalidConfiguration.self) {
            try settings("{ paper: { feeBps: -1 } }", options: [option])
        }
    }

    @Test func `every setting has a variable that sets it`() throws {
        for setting in SettingsSchema.schema.settings where setting.defaultValue != .none {
            let name = SettingsSchema.schema.variable(setting)
            let value = setting.defaultValue.text(setting.kind)
            let settings = try settings(environment: [(name, value)])
            let entry = settings.effective[setting.key]
            #expect(entry.value == setting.defaultValue, "\(name)")
            #expect(entry.origin == .environment(name))
        }
    }

    @Test func `names are capitals with one underscore for a capital and two for a dot`() throws {
        let schema = SettingsSchema.schema
        let index = try #require(schema.index(of: "risk.maxPositionUsd"))
        #expect(schema.variable(schema.settings[index]) == "PLIMSOLL_RISK__MAX_POSITION_USD")
    }

    @Test(arguments: [
        "PLIMSOLL_VECTORS", "PLIMSOLL_DATA", "PLIMSOLL_MUTANTS", "PLIMSOLL_FUZZ",
        "PLIMSOLL_FUZZ_TARGET", "PLIMSOLL_SHIM_LOG", "PATH", "plimsoll_x",
    ])
    func `variables of tests and of others are left alone`(name: String) throws {
        #expect(try settings(environment: [(name, "x")]) == settings())
    }

    @Test func `a list is written with commas or as in the file, and none takes a value away`()
        throws
    {
        let name = "PLIMSOLL_EXITS__SLIPPAGE_LADDER_BPS"
        let commas = try settings(environment: [(name, "10, 20")])
        let brackets = try settings(environment: [(name, "[10,20,]")])
        #expect(commas.profile.exits?.slippageLadderBps == [10, 20])
        #expect(brackets.profile == commas.profile)
        let gone = try settings(
            "{ risk: { maxPositionUsd: 5 } }",
            environment: [("PLIMSOLL_RISK__MAX_POSITION_USD", "none")]
        )
        #expect(gone.profile.risk?.maxPositionUnits == nil)
    }

    @Test func `null in the file takes an optional value away`() throws {
        #expect(try settings("{ exits: { trailingArmBps: null } }").profile == .standard)
    }
}

/// Tuples are compared by their parts.
private func == (lhs: (Int64, String), rhs: (Int64, String)) -> Bool {
    lhs.0 == rhs.0 && lhs.1 == rhs.1
}
