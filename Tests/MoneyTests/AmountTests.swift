import Money
import Testing

@Suite struct `Amounts and quantities` {
    @Test func `amounts of one asset add and subtract exactly`() {
        let asset = AssetID(3)
        #expect(Amount(60, of: asset) + Amount(-100, of: asset) == Amount(-40, of: asset))
        #expect(Amount(60, of: asset) - Amount(100, of: asset) == Amount(-40, of: asset))
    }

    @Test func `adding amounts of two assets stops the process`() async {
        await #expect(processExitsWith: .failure) {
            _ = Amount(1, of: AssetID(0)) + Amount(1, of: AssetID(1))
        }
    }

    @Test func `a negative quantity from outside is refused`() {
        #expect(Quantity(exactly: -1) == nil)
        #expect(Quantity(exactly: 0) == Quantity.zero)
    }

    @Test func `a quantity that would become negative stops the process`() async {
        await #expect(processExitsWith: .failure) {
            _ = Quantity(units: 1) - Quantity(units: 2)
        }
    }

    @Test func `an approximate price is the nearest double`() {
        #expect(Price(mantissa: 1, scale: 1).approximate == 0.1)
        #expect(Price(mantissa: 123_456_789, scale: 4).approximate == 12_345.6789)
    }
}
