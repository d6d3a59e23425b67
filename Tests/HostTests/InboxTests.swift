import Host
import Money
import Testing
import TradeModel

@Suite struct `Engine inbox` {
    private func price(_ mantissa: Int64, of instrument: UInt32) -> Event {
        .candleOpened(InstrumentIndex(instrument), Price(mantissa: mantissa, scale: 2))
    }

    @Test func `the account lane keeps everything in order`() {
        let inbox = Inbox()
        let messages = (1...100).map { number in
            Message.event(.venue(.acknowledged(OrderOrdinal(UInt64(number)))))
        }
        for message in messages { #expect(inbox.post(message)) }
        #expect(inbox.take() == messages)
        #expect(inbox.take().isEmpty)
    }

    @Test func `a full account lane says so and loses nothing`() {
        let inbox = Inbox(accountLimit: 2)
        #expect(inbox.post(.event(.command(.halt))))
        #expect(inbox.post(.event(.command(.resume))))
        #expect(!inbox.post(.stop), "the sender has to know")
        #expect(inbox.take() == [.event(.command(.halt)), .event(.command(.resume))])
        #expect(inbox.post(.stop))
    }

    @Test func `the latest reading of an instrument replaces the one before it and is counted`() {
        let inbox = Inbox()
        #expect(inbox.post(price(1, of: 0), of: InstrumentIndex(0)))
        #expect(inbox.post(price(2, of: 1), of: InstrumentIndex(1)))
        #expect(inbox.post(price(3, of: 0), of: InstrumentIndex(0)))
        #expect(inbox.take() == [.event(price(3, of: 0)), .event(price(2, of: 1))])
        #expect(inbox.replacedReadings == 1)
    }

    @Test func `what concerns the account is taken before any reading`() {
        let inbox = Inbox()
        #expect(inbox.post(price(1, of: 0), of: InstrumentIndex(0)))
        #expect(inbox.post(.stop))
        #expect(inbox.take().first == .stop)
    }

    @Test func `four threads that post at once lose nothing`() async {
        let inbox = Inbox(accountLimit: 100_000)
        let taken = await withTaskGroup(of: Int.self) { group in
            for sender in 0..<4 {
                group.addTask {
                    var posted = 0
                    for number in 0..<1_000 {
                        let ordinal = OrderOrdinal(UInt64(sender * 1_000 + number + 1))
                        if inbox.post(.event(.venue(.acknowledged(ordinal)))) { posted += 1 }
                    }
                    return posted
                }
            }
            return await group.reduce(0, +)
        }
        #expect(taken == 4_000)
        #expect(Set(inbox.take()).count == 4_000)
    }
}
