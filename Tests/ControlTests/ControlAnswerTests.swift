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
        answers.append(.health(.sample(error: "why, \"quoted\"\n")))
        for answer in answers {
            #expect(answer.line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
            #expect(ControlAnswer(decoding: Array(answer.line.dropLast())) == answer)
        }
    }

    @Test func `a report of the longest texts fits into an answer and comes back`() {
        let text = String(repeating: "\u{1}\u{1F600}", count: 4_000)
        let long = ControlAnswer.health(.sample(tasks: 40, name: text, error: text))
        #expect(long.line.count <= ControlAnswer.byteLimit)
        #expect(ControlAnswer(decoding: Array(long.line.dropLast())) == long)
        guard case .health(let report) = long else { return }
        #expect(report.tasks.count == EngineReport.taskLimit)
        #expect(report.projectionLag == 5)
    }

    @Test func `what scripts read of an engine's health`() {
        #expect(
            String(decoding: ControlAnswer.health(.sample(error: nil)).line, as: UTF8.self)
                == #"{"ok":true,"health":{"sequence":12,"epoch":2,"remaining":3,"idle_ms":20,"#
                + #""tasks":[{"task":"control","state":"running","essential":true,"#
                + #""since_ms":4,"silent_ms":5,"restarts":6,"abandoned_threads":0,"last_error":null}],"#
                + #""projection":{"state":"waiting","sequence":7,"lag":5,"reason":null},"#
                + #""log":{"written":1,"lost":2,"failure":null},"alerts":[{"sink":"webhook","#
                + #""delivered":3,"failures":4,"lost":5,"failure":null}]}}"# + "\n"
        )
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
        #"{"ok":true,"sequence":99999999999999999999,"latches":[]}"#, #"{"ok":true,"health":{}}"#,
        #"{"ok":true,"health":1,"sequence":1,"latches":[]}"#,
    ])
    func `what is no answer is none`(text: String) {
        #expect(ControlAnswer(decoding: Array(text.utf8)) == nil)
    }

    @Test func `more than is known is passed over`() {
        let text = #"{"ok":true,"sequence":1,"latches":[],"mode":"running","epoch":3}"#
        #expect(ControlAnswer(decoding: Array(text.utf8)) == .done(sequence: 1, mode: .running))
    }
}

extension EngineReport {
    fileprivate static func sample(
        tasks: Int = 1,
        name: String = "control",
        error: String?
    ) -> EngineReport {
        EngineReport(
            sequence: 12,
            epoch: 2,
            remaining: 3,
            idleForMs: 20,
            tasks: (0..<tasks).map { _ in
                Part(
                    name,
                    state: "running",
                    isEssential: true,
                    inStateForMs: 4,
                    silentForMs: 5,
                    restarts: 6,
                    abandonedThreads: 0,
                    lastError: error
                )
            },
            projection: Projection("waiting", sequence: 7, reason: error),
            log: Log(written: 1, lost: 2, lastFailure: error),
            alerts: [
                Sink("webhook", delivered: 3, failuresInARow: 4, lost: 5, lastFailure: error)
            ]
        )
    }
}
