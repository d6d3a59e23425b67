import Ports
import SystemIO
import TestSupport
import Testing

/// Certificates are checked against a real TLS server: Python's.
@Suite struct `Certificates` {
    private func status(subject: String, days: Int, isAuthorityKnown: Bool) throws -> Answer.Value {
        let directory = try TemporaryDirectory()
        let server = try TLSServer(directory.path, subject: subject, days: days)
        defer { server.stop() }
        let client = try HTTPClient(
            hosts: [],
            trusting: isAuthorityKnown ? directory.path + "/ca.pem" : nil
        )
        defer { client.stop() }
        return try #require(client.get("https://localhost:\(server.port)/").value)
    }

    @Test func `a certificate of a trusted authority for this name is taken`() throws {
        let result = try status(subject: "DNS:localhost", days: 30, isAuthorityKnown: true)
        #expect((try? result.get())?.text == "trusted")
    }

    @Test(arguments: [
        ("DNS:localhost", 30, false), ("DNS:other.example", 30, true), ("DNS:localhost", -1, true),
    ])
    func `an unknown authority, another name and an expired one are not`(
        subject: String,
        days: Int,
        isAuthorityKnown: Bool
    ) throws {
        let result = try status(
            subject: subject,
            days: days,
            isAuthorityKnown: isAuthorityKnown
        )
        guard case .failure(.notTrusted) = result else {
            Issue.record("\(result)")
            return
        }
    }
}
