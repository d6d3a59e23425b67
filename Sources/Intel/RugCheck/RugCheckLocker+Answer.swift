import Solana
import TradeModel

extension RugCheckLocker {
    /// Lockers by their accounts.
    static func list(_ field: AnswerField) throws(IntelError) -> [RugCheckLocker] {
        var lockers: [RugCheckLocker] = []
        for (name, locker) in try field.members() {
            guard let id = Address(name) else { throw locker.mistyped("a member named by address") }
            lockers.append(try RugCheckLocker(locker, id))
        }
        return lockers
    }

    private init(_ field: AnswerField, _ id: Address) throws(IntelError) {
        self.init(
            id: id,
            owner: try field.member("owner").ifThere { field throws(IntelError) in
                try field.addressOrEmpty()
            } ?? nil,
            program: try field.member("programID").ifThere { field throws(IntelError) in
                try field.addressOrEmpty()
            } ?? nil,
            unlocksAt: try field.member("unlockDate").ifThere { field throws(IntelError) in
                try RugCheckLocker.time(field)
            } ?? nil,
            lockedMicroUsd: try field.member("usdcLocked").ifThere { field throws(IntelError) in
                try field.microUsd()
            }
        )
    }

    /// Seconds since 1970, of any time; 0 stands for none.
    private static func time(_ field: AnswerField) throws(IntelError) -> Instant? {
        let seconds = try field.count(to: 1 << 40)
        guard let instant = Instant(exactlyMilliseconds: seconds * 1_000) else {
            throw field.absurd
        }
        return seconds == 0 ? nil : instant
    }
}
