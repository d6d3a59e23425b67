import ByteCodec
import Solana

extension Account {
    /// An account as a node writes it, its bytes in base64.
    init(_ field: AnswerField) throws(IntelError) {
        let data = try field.member("data")
        let parts = try data.elements()
        guard parts.count == 2, try parts[1].text() == "base64",
            let bytes = Base64.decode(try parts[0].text())
        else { throw data.mistyped("bytes in base64") }
        self.init(
            owner: try field.member("owner").address(),
            lamports: try field.member("lamports").count(),
            data: bytes
        )
    }
}
