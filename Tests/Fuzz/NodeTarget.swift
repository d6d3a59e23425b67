import Intel
import Solana
import Throttle

/// A node's answers, and what kind of failure any answer is; the first byte says to which question.
enum NodeTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let (choice, reply) = AnswerBytes.reply(bytes) else { return }
        switch choice % 4 {
        case 0:
            let question = SolanaRPC.accounts([AnswerBytes.mint, AnswerBytes.mint], notBefore: 5)
            guard let found = AnswerBytes.read(question, reply) else { break }
            demand(found.slot >= 5 && found.value.count == 2, "not what was asked for")
        case 1:
            let question = SolanaRPC.largestAccounts(of: AnswerBytes.mint)
            guard let found = AnswerBytes.read(question, reply) else { break }
            let amounts = found.value.map(\.amount)
            demand(amounts == amounts.sorted(by: >), "accounts out of order")
        case 2: _ = AnswerBytes.read(SolanaRPC.epoch(), reply)
        default:
            let question = SolanaRPC.simulation(of: [1], watching: [AnswerBytes.mint])
            guard let found = AnswerBytes.read(question, reply) else { break }
            demand(found.value.accounts?.count ?? 1 == 1, "not what was watched")
        }
        for provider in ProviderID.allCases {
            let failure = FailureReading(reply, from: provider, isRepeatable: false)
            demand(failure?.kind != .transient, "an order that is sent again")
            demand(failure?.words.unicodeScalars.count ?? 0 <= 160, "words without an end")
        }
    }

    private static let texts = [
        """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"slot":5},"value":[{"lamports":1,
        "owner":"\(AnswerBytes.mint)","data":["AQID","base64"]},null]}}
        """,
        """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"slot":5},"value":[
        {"address":"\(AnswerBytes.mint)","amount":"7"}]}}
        """,
        #"{"jsonrpc":"2.0","id":1,"result":{"absoluteSlot":502,"epoch":3}}"#,
        """
        {"jsonrpc":"2.0","id":1,"result":{"context":{"slot":5},"value":{"err":
        {"InstructionError":[2,{"Custom":6001}]},"accounts":null,"unitsConsumed":3}}}
        """,
        #"{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"already been processed"}}"#,
        #"{"code":4029,"message":"Request limit reached","success":false,"errorCode":"X"}"#,
    ]

    static let seeds: [[UInt8]] = texts.enumerated().map { number, text in
        [UInt8(number)] + Array(text.utf8)
    }
}
