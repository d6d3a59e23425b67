import ByteCodec
import TradeModel

extension ProviderHealth {
    /// One JSON object, for the file beside a budget.
    var document: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        if let answeredAt { writer.member("answeredAt", int: answeredAt.milliseconds) }
        if let failedAt { writer.member("failedAt", int: failedAt.milliseconds) }
        writer.member("failure", string: failure)
        writer.member("answers", int: answers)
        writer.member("failures", int: failures)
        writer.member("failuresInARow", int: failuresInARow)
        writer.member("isBreakerOpen", bool: isBreakerOpen)
        writer.member("isClosed", bool: isClosed)
        writer.endObject()
        return writer.bytes
    }

    /// What such an object says; a member that is missing or means nothing is as for a provider of which nothing is
    /// known. Nil for bytes that are none.
    init?(document: [UInt8]) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: document)
        } catch {
            return nil
        }
        self.init()
        func instant(_ name: String) -> Instant? {
            value[name]?.number.flatMap { Int64($0) }
                .flatMap { Instant(exactlyMilliseconds: $0) }
        }
        func count(_ name: String) -> UInt64 { value[name]?.number.flatMap { UInt64($0) } ?? 0 }
        answeredAt = instant("answeredAt")
        failedAt = instant("failedAt")
        failure = value["failure"]?.string ?? ""
        answers = count("answers")
        failures = count("failures")
        failuresInARow = count("failuresInARow")
        isBreakerOpen = value["isBreakerOpen"]?.bool ?? false
        isClosed = value["isClosed"]?.bool ?? false
    }
}
