import Money
import Randomness
import TestSupport
import Testing

@Suite struct `Division` {
    private static let oracle = """
        import sys
        def rounded(n, d, mode):
            q, r = divmod(abs(n), d)
            negative = n < 0
            if r:
                away = {
                    'down': negative, 'up': not negative, 'towardZero': False,
                    'awayFromZero': True,
                    'toNearestEven': 2 * r > d or (2 * r == d and q % 2 == 1),
                }[mode]
                q += away
            return -q if negative else q
        for line in sys.stdin:
            a, b, d, mode = line.split()
            value = rounded(int(a) * int(b), int(d), mode)
            print(value if -2**127 <= value < 2**127 else 'nil')
        """

    @Test(arguments: 1...4)
    func `a product divided equals Python's integers in every rounding`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var expressions: [String] = []
        var results: [String] = []
        for _ in 0..<5_000 {
            let (lhs, rhs) = (random.integer128(), random.integer128())
            // Half of the divisors are near the size of a factor, so that results fit.
            let wanted = random.oneIn(2) ? random.integer128() : (random.oneIn(2) ? lhs : rhs) / 2
            let divisor = max(1, Int128(truncatingIfNeeded: wanted.magnitude) & .max)
            let rounding = random.pick(Rounding.allCases)
            expressions.append("\(lhs) \(rhs) \(divisor) \(rounding)")
            let result = lhs.multiplied(by: rhs, dividedBy: divisor, rounding: rounding)
            results.append(result.map { "\($0)" } ?? "nil")
        }
        try compare(expressions, results)
        #expect(results.contains("nil") && results.contains { $0.count > 30 })
    }

    @Test func `a quotient equals Python's integers in every rounding`() throws {
        var random = SplitMix64(seed: 5)
        var expressions: [String] = []
        var results: [String] = []
        for _ in 0..<10_000 {
            let number = random.integer128()
            let divisor = max(1, random.oneIn(2) ? random.integer128() : Int128(random.below(9)))
            let rounding = random.pick(Rounding.allCases)
            expressions.append("\(number) 1 \(divisor) \(rounding)")
            results.append("\(number.divided(by: divisor, rounding: rounding))")
        }
        try compare(expressions, results)
    }

    @Test(arguments: [
        (Int128.max, Int128(2), Int128(2), Int128?.some(.max)),
        (.min, 2, 2, .min),
        (.max, .max, .max, .max),
        (.min, .max, .max, .min),
        (.max, 2, 1, nil),
        (.min, .min, 1, nil),
        (.min, -2, 2, nil),
    ])
    func `a result at the edge of 128 bits is kept and one beyond it is nil`(
        lhs: Int128,
        rhs: Int128,
        divisor: Int128,
        expected: Int128?
    ) {
        for rounding in Rounding.allCases {
            #expect(lhs.multiplied(by: rhs, dividedBy: divisor, rounding: rounding) == expected)
        }
    }

    @Test(arguments: [
        (Rounding.down, [-3, -2, -2, -1, 0, 1, 1, 2]),
        (.up, [-2, -1, -1, 0, 1, 2, 2, 3]),
        (.towardZero, [-2, -1, -1, 0, 0, 1, 1, 2]),
        (.awayFromZero, [-3, -2, -2, -1, 1, 2, 2, 3]),
        (.toNearestEven, [-2, -2, -1, 0, 0, 1, 2, 2]),
    ])
    func `quarters go where the rounding says`(rounding: Rounding, expected: [Int]) {
        let quarters: [Int128] = [-10, -6, -5, -1, 1, 5, 6, 10]
        #expect(
            quarters.map { Int($0.divided(by: 4, rounding: rounding)) } == expected
        )
    }

    @Test func `powers of ten are exact up to the largest that fits`() {
        var expected: Int128 = 1
        for exponent in UInt8(0)...38 {
            #expect(Int128.powerOfTen(exponent) == expected)
            if exponent < 38 { expected *= 10 }
        }
    }

    private func compare(_ expressions: [String], _ results: [String]) throws {
        let answers = try PythonOracle.ask(Self.oracle, expressions)
        try #require(answers.count == results.count)
        for (index, answer) in answers.enumerated() where answer != results[index] {
            Issue.record("\(expressions[index]): \(results[index]), Python says \(answer)")
        }
    }
}
