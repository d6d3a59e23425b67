import Testing
import TradeModel

@Suite struct `Names of the Warden's rules` {
    @Test func `a file's name for a rule is that rule again, and none is shared`() {
        for rule in WardenRule.allCases { #expect(WardenRule(name: rule.name) == rule) }
    }

    @Test func `names are lower case and hyphens, spelled exactly`() {
        for rule in WardenRule.allCases {
            #expect(rule.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        }
        #expect(WardenRule.mintReadable.name == "mint-readable")
        #expect(WardenRule(name: "Sell") == nil)
        #expect(WardenRule(name: "") == nil)
    }
}
