import Configuration
import Policies
import Settings
import Testing
import TradeModel

@Suite struct `Older names` {
    @Test(arguments: [
        "", "true", "1", "0", "yes", "no", "False", "FALSE", " false", "flase", "off",
    ])
    func `DRY_RUN means dry unless it is exactly false`(value: String) throws {
        let settings = try settings(environment: [("DRY_RUN", value)])
        #expect(settings.isDry)
        #expect(settings.liveRefusal == nil)
        let isClear = value == "true"
        #expect(settings.notes.isEmpty == isClear, "what is ambiguous is told")
    }

    @Test func `DRY_RUN=false alone never trades: it is refused and says what is missing`() throws {
        let settings = try settings(environment: [("DRY_RUN", "false")])
        #expect(!settings.isDry)
        let refusal = try #require(settings.liveRefusal)
        for missing in ["venue", "keys", "approval", "DRY_RUN"] {
            #expect(refusal.contains(missing), "\(refusal)")
        }
    }

    @Test func `SLIPPAGE_BPS is the protection of orders and the ladder's first step`() throws {
        let exits = try #require(try settings(variables: "SLIPPAGE_BPS=200").profile.exits)
        #expect(exits.slippageBps == 200)
        #expect(exits.slippageLadderBps == [200, 500, 1_500])
        #expect(exits.slippage(for: .takeProfit, failures: 0) == 200)
        #expect(exits.slippage(for: .stopLoss, failures: 0) == 200)
        #expect(exits.slippage(for: .stopLoss, failures: 1) == 500)
        #expect(ExitProfile.standard.slippage(for: .stopLoss, failures: 0) == 50)
    }

    @Test func `a ladder that is set stays as it is`() throws {
        let settings = try settings(
            "{ exits: { slippageLadderBps: [60, 70] } }",
            environment: [("SLIPPAGE_BPS", "20")]
        )
        #expect(settings.profile.exits?.slippageBps == 20)
        #expect(settings.profile.exits?.slippageLadderBps == [60, 70])
    }

    @Test func `WAL_DIR is the data directory`() throws {
        let settings = try settings(environment: [("WAL_DIR", "./data/wal")])
        #expect(settings.dataDirectory == "./data/wal")
        #expect(settings.logDirectory == "./data/wal/logs")
    }

    @Test func `MAX_GAS_PRICE is the highest gas price`() throws {
        #expect(
            try settings(environment: [("MAX_GAS_PRICE", "25.5")]).maxGasPriceWei == 25_500_000_000
        )
    }

    @Test(arguments: [
        ("DRY_RUN", "true", "PLIMSOLL_DRY_RUN", "false"),
        ("SLIPPAGE_BPS", "50", "PLIMSOLL_EXITS__SLIPPAGE_BPS", "60"),
        ("WAL_DIR", "a", "PLIMSOLL_DATA_DIR", "b"),
        ("MAX_GAS_PRICE", "50", "PLIMSOLL_EVM__MAX_GAS_PRICE_GWEI", "51"),
    ])
    func `two names with different values are an error that names both`(
        older: String,
        first: String,
        newer: String,
        second: String
    ) {
        let error = #expect(throws: InvalidConfiguration.self) {
            try settings(environment: [(older, first), (newer, second)])
        }
        #expect(error?.description.contains("\(older) ") == true)
        #expect(error?.description.contains("\(newer) ") == true)
        #expect(throws: InvalidConfiguration.self) {
            try settings(variables: "\(older)=\(first)", environment: [(newer, second)])
        }
    }

    @Test func `two names with one value are fine, and so is one name in two layers`() throws {
        let both = [("SLIPPAGE_BPS", "60"), ("PLIMSOLL_EXITS__SLIPPAGE_BPS", "60")]
        #expect(try settings(environment: both).profile.exits?.slippageBps == 60)
        let twice = try settings(
            variables: "SLIPPAGE_BPS=60",
            environment: [("SLIPPAGE_BPS", "70")]
        )
        #expect(twice.profile.exits?.slippageBps == 70)
    }
}
