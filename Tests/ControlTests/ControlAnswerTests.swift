import Control
import Testing
import TradeModel

@Suite struct `Answers of the engine` {
    @Test func `each comes back as it was`() {
        var answers: [ControlAnswer] = [
            .done(sequence: 0, mode: .running), .done(sequence: .max, mode: [.halted, .drifted]),
        ]
        for reason in ControlRefusal.Reason.allCases {
            for mode in [nil, Mode.running, .exitsOnly] {
                answers.append(.refused(ControlRefusal(reason, "why, \"quoted\"\n", mode: mode)))
            }
        }
        for answer in answers {
            #expect(answer.line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
            #expect(ControlAnswer(decoding: Array(answer.line.dropLast())) == answer)
        }
    }

    @Test func `what scripts read`() {
        let done = ControlAnswer.done(sequence: 7, mode: [.paused, .halted])
        #expect(
            String(decoding: done.line, as: UTF8.self)
                == #"{"ok":true,"sequence":7,"mode":"halted","latches":["halted","paused"]}"# + "\n"
        )
        let refused = ControlAnswer.refused(ControlRefusal(.busy, "try again"))
        #expect(
            String(decoding: refused.line, as: UTF8.self)
                == #"{"ok":false,"reason":"busy","message":"try again"}"# + "\n"
        )
    }

    @Test(arguments: [
        "", "{}", #"{"ok":true}"#, #"{"ok":true,"sequence":-1,"latches":[]}"#,
        #"{"ok":true,"sequence":1}"#, #"{"ok":true,"sequence":1,"latches":["running"]}"#,
        #"{"ok":true,"sequence":1,"latches":[1]}"#, #"{"ok":false}"#,
        #"{"ok":false,"reason":"because","message":""}"#, #"{"ok":1,"sequence":1,"latches":[]}"#,
        #"{"ok":true,"sequence":99999999999999999999,"latches":[]}"#,
    ])
    func `what is no answer is none`(text: String) {
        #expect(ControlAnswer(decoding: Array(text.utf8)) == nil)
    }

    @Test func `more than is known is passed over`() {
        let text = #"{"ok":true,"sequence":1,"latches":[],"mode":"running","epoch":3}"#
        #expect(ControlAnswer(decoding: Array(text.utf8)) == .done(sequence: 1, mode: .running))
    }
}
