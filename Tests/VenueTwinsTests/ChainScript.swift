import Randomness
import Testing
import TradeModel
import VenueTwins

/// A random life of a chain: transactions that are sent, sent again and asked about, prices and
/// drifts, in an order that the seed decides. It checks what it is told on the way.
struct ChainScript {
    var twin: ChainTwin
    var generator: SplitMix64
    var now = Instant(milliseconds: 1_000)
    var messages: [Outgoing<ChainMessage>] = []
    var drifts: [Drift] = []
    private(set) var sent: [SignedTransaction] = []
    private var finals: [TransactionID: StatusAnswer.Outcome] = [:]
    private(set) var dead: Set<TransactionID> = []

    init(seed: UInt64, _ change: (inout ChainModel) -> Void = { _ in }) {
        var model = ChainModel()
        change(&model)
        twin = ChainTwin(
            model: model,
            instruments: TwinMarket.instruments,
            quote: 10_000_000,
            bases: [5_000, 0],
            start: now,
            seed: seed
        )
        generator = SplitMix64(seed: seed, stream: "chain.script")
    }

    mutating func run(steps: Int) {
        for _ in 0..<steps { step() }
        now = now + .minutes(10)
        for signed in sent { ask(.status(signed.id)) }
    }

    private mutating func step() {
        now = now + .milliseconds(generator.within(0...2_000))
        switch generator.below(20) {
        case 0..<4: twin.setPrice(instrument(), generator.within(9_000...11_000), at: now)
        case 4..<6: submit()
        case 6..<10: if let signed = recent() { ask(.submit(signed)) }
        case 10..<17: if let signed = recent() { ask(.status(signed.id)) }
        case 17: ask(.latestBlockhash)
        case 18: ask(.statement)
        default:
            guard generator.oneIn(4) else { return }
            let kind = generator.pick(DriftKind.allCases)
            let worth = Int128(generator.within(1...100_000))
            let drift = twin.drift(kind, in: instrument(), worth: worth, at: now)
            if let drift { drifts.append(drift) }
        }
    }

    private mutating func instrument() -> InstrumentIndex {
        generator.oneIn(4) ? TwinMarket.second : TwinMarket.first
    }

    private mutating func recent() -> SignedTransaction? {
        let back = 1 + generator.below(8)
        return back <= sent.count ? sent[sent.count - back] : sent.last
    }

    private mutating func submit() {
        let number = UInt64(sent.count + 1)
        let signed = SignedTransaction(
            id: TransactionID(generator.next(), generator.next(), generator.next(), number),
            order: TwinMarket.id(number),
            instrument: instrument(),
            side: generator.oneIn(3) ? .sell : .buy,
            quantity: Int128(generator.within(1...20_000)),
            protection: generator.oneIn(4) ? nil : generator.within(9_000...11_000),
            lastValidHeight: twin.height(at: now) + UInt64(generator.within(100...150))
        )
        sent.append(signed)
        ask(.submit(signed))
    }

    private mutating func ask(_ request: ChainRequest) {
        twin.receive(request, at: now)
        let answers = twin.takeMessages()
        messages += answers
        for answer in answers {
            if case .status(let id, let status) = answer.message { check(id, status) }
        }
        check()
    }

    /// What one answer proves must be so, and stay so.
    private mutating func check(_ id: TransactionID, _ status: StatusAnswer) {
        guard let signed = sent.first(where: { $0.id == id }) else { return }
        switch status.result {
        case .notFound:
            guard status.contextHeight > signed.lastValidHeight else { return }
            dead.insert(id)
            #expect(twin.order(id)?.canStillFill == false)
            #expect(twin.order(id)?.filled == 0)
            #expect(finals[id] == nil)
        case .processed, .confirmed:
            // They prove nothing: a node that is behind may tell of a block that was undone since.
            break
        case .finalized(let outcome):
            #expect(finals[id] == nil || finals[id] == outcome, "a final result never changes")
            #expect(!dead.contains(id))
            finals[id] = outcome
            #expect(twin.order(id)?.canStillFill == false)
        }
    }

    /// Whoever is dead stays so, what is final stands, and nothing stands twice.
    private func check() {
        let fills = Set(twin.fills)
        #expect(Set(fills.map(\.id)).count == fills.count, "nothing is executed twice")
        for case .executed(let fill) in finals.values { #expect(fills.contains(fill)) }
        for id in dead { #expect(twin.order(id)?.filled == 0) }
    }
}
