import Money
import Randomness
import TestSupport
import Testing

@Suite struct `Decimal text` {
    private static let parseOracle = """
        import sys, re, decimal
        from decimal import Decimal
        decimal.getcontext().prec = 600
        modes = {
            'down': decimal.ROUND_FLOOR, 'up': decimal.ROUND_CEILING,
            'towardZero': decimal.ROUND_DOWN, 'awayFromZero': decimal.ROUND_UP,
            'toNearestEven': decimal.ROUND_HALF_EVEN,
        }
        for line in sys.stdin:
            text, scale, mode = line.rstrip('\\n').split('|')
            if not re.fullmatch(r'[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)', text):
                print('refused'); continue
            value = Decimal(text).scaleb(int(scale))
            exact = value == value.to_integral_value()
            if mode == 'nil' and not exact:
                print('refused'); continue
            value = int(value.to_integral_value(modes.get(mode, decimal.ROUND_DOWN)))
            print(value if -2**127 <= value < 2**127 else 'refused')
        """

    private static let printOracle = """
        import sys, decimal
        from decimal import Decimal
        decimal.getcontext().prec = 600
        for line in sys.stdin:
            units, scale = line.split()
            text = format(Decimal(units).scaleb(-int(scale)), 'f')
            if '.' in text: text = text.rstrip('0').rstrip('.')
            print('0' if text == '-0' else text)
        """

    @Test(arguments: 1...3)
    func `parsing equals Python's decimal, roundings and refusals included`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var cases: [String] = []
        var results: [String] = []
        for _ in 0..<4_000 {
            let text = Self.text(&random)
            let scale = UInt8(random.below(39))
            let rounding = random.oneIn(3) ? nil : random.pick(Rounding.allCases)
            cases.append("\(text)|\(scale)|\(rounding.map { "\($0)" } ?? "nil")")
            do {
                results.append(
                    "\(try DecimalText.parse(text, scale: scale, rounding: rounding))"
                )
            } catch {
                results.append("refused")
            }
        }
        try compare(Self.parseOracle, cases, results)
        #expect(results.contains("refused") && results.contains { $0 != "refused" })
    }

    @Test func `printing equals Python's decimal and parses back to the same number`() throws {
        var random = SplitMix64(seed: 4)
        var cases: [String] = []
        var results: [String] = []
        for _ in 0..<6_000 {
            let units = random.integer128()
            let scale = UInt8(random.below(45))
            let text = DecimalText.print(units, scale: scale)
            cases.append("\(units) \(scale)")
            results.append(text)
            let back = try DecimalText.parse(text, scale: scale, rounding: nil)
            if back != units { Issue.record("\(units) at \(scale) came back as \(back)") }
        }
        try compare(Self.printOracle, cases, results)
    }

    @Test(arguments: [
        ("", DecimalError.empty),
        (".", .empty),
        ("-", .empty),
        ("+.", .empty),
        ("1e5", .unexpectedCharacter(offset: 1)),
        ("1E-5", .unexpectedCharacter(offset: 1)),
        (" 1", .unexpectedCharacter(offset: 0)),
        ("1 ", .unexpectedCharacter(offset: 1)),
        ("1,5", .unexpectedCharacter(offset: 1)),
        ("1_000", .unexpectedCharacter(offset: 1)),
        ("1.2.3", .unexpectedCharacter(offset: 3)),
        ("--1", .unexpectedCharacter(offset: 1)),
        ("1-", .unexpectedCharacter(offset: 1)),
        ("nan", .unexpectedCharacter(offset: 0)),
        ("inf", .unexpectedCharacter(offset: 0)),
        ("-Infinity", .unexpectedCharacter(offset: 1)),
        ("0x10", .unexpectedCharacter(offset: 1)),
        ("１", .unexpectedCharacter(offset: 0)),
        ("1\u{0}", .unexpectedCharacter(offset: 1)),
        ("0.001", .tooManyDecimals(scale: 2)),
        ("170141183460469231731687303715884105728", .overflow),
        ("99999999999999999999999999999999999999999999", .overflow),
    ])
    func `what is no decimal number of the scale is refused with the reason`(
        text: String,
        expected: DecimalError
    ) {
        #expect(throws: expected) {
            _ = try DecimalText.parse(
                text,
                scale: text.contains("17014") ? 0 : 2,
                rounding: nil
            )
        }
    }

    @Test func `ten and twenty cents are thirty cents`() throws {
        let dime = try DecimalText.parse("0.1", scale: 1, rounding: nil)
        let fifth = try DecimalText.parse("0.2", scale: 1, rounding: nil)
        #expect(DecimalText.print(dime + fifth, scale: 1) == "0.3")
    }

    @Test(arguments: [
        (Int128(0), UInt8(2), UInt8(2), "0.00"),
        (150, 2, 0, "1.5"),
        (150, 2, 2, "1.50"),
        (-5, 3, 1, "-0.005"),
        (100, 2, 0, "1"),
        (7, 0, 2, "7.00"),
        (.min, 0, 0, "-170141183460469231731687303715884105728"),
    ])
    func `printing keeps at least the wanted decimals`(
        units: Int128,
        scale: UInt8,
        minimum: UInt8,
        expected: String
    ) {
        #expect(
            DecimalText.print(units, scale: scale, minimumDecimals: minimum) == expected
        )
    }

    @Test(arguments: [
        (Int128(1_005), UInt8(3), UInt8(2), "1.00"),
        (1_015, 3, 2, "1.02"),
        (-1_015, 3, 2, "-1.02"),
        (1, 3, 3, "0.001"),
        (1, 2, 4, "0.0100"),
    ])
    func `a display text rounds half to even`(
        units: Int128,
        scale: UInt8,
        decimals: UInt8,
        expected: String
    ) {
        #expect(DecimalText.display(units, scale: scale, decimals: decimals) == expected)
    }

    private static func text(_ random: inout SplitMix64) -> String {
        if random.oneIn(8) {
            let alphabet = Array("0123456789.+-e_ ,x")
            return String((0..<random.below(6)).map { _ in random.pick(alphabet) })
        }
        let digits = Array("0123456789")
        let tail = random.oneIn(3) ? Array("05") : digits
        var text = random.pick(["", "", "-", "+"])
        let length = random.below(random.oneIn(4) ? 42 : 12)
        text += String((0..<length).map { _ in random.pick(digits) })
        if !random.oneIn(4) {
            text += "." + String((0..<random.below(40)).map { _ in random.pick(tail) })
        }
        return text
    }

    private func compare(_ script: String, _ cases: [String], _ results: [String]) throws {
        let answers = try PythonOracle.ask(script, cases)
        try #require(answers.count == results.count)
        for (index, answer) in answers.enumerated() where answer != results[index] {
            Issue.record("\(cases[index]): \(results[index]), Python says \(answer)")
        }
    }
}
