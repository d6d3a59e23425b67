import ByteCodec

extension JupiterSwap {
    /// The largest transaction that the network takes, in bytes.
    private static let sizeLimit = 1_232

    init(_ root: AnswerField) throws(IntelError) {
        let transaction = try root.member("swapTransaction")
        let text = try transaction.text()
        guard !text.isEmpty else { throw .missing(field: transaction.path) }
        guard let bytes = Base64.decode(text) else { throw transaction.mistyped("base64") }
        guard bytes.count <= JupiterSwap.sizeLimit else { throw transaction.absurd }
        let height = try root.member("lastValidBlockHeight")
        let lastValid = try height.count()
        guard lastValid > 0 else { throw height.absurd }
        self.init(
            transaction: bytes,
            lastValidBlockHeight: lastValid,
            simulationError: try root.member("simulationError").ifThere {
                field throws(IntelError) in
                // Whatever it is, it is an error.
                let code = field.isObject ? try field.member("errorCode").shown : field.shown
                let words = field.isObject ? try field.member("error").shown : ""
                return SimulationError(code: code, words: words)
            }
        )
    }
}
