import Configuration
import Settings
import Testing

@Suite struct `Settings of providers` {
    private func absence(_ key: String, _ settings: PlimsollSettings) throws -> String? {
        let choice = try #require(ProviderChoice.all.first { $0.key == key })
        if case .failure(let absence) = settings.access(to: choice) { return "\(absence)" }
        return nil
    }

    @Test func `without a configuration nobody is asked`() throws {
        let settings = try settings()
        #expect(settings.providers.isEmpty)
        #expect(try absence("rugcheck", settings) == "providers.online is false")
        #expect(try absence("solanaRpc", settings) == "providers.solanaRpc.url is not set")
    }

    @Test func `online, those are asked that need no key or have one`() throws {
        let settings = try settings(
            """
            { providers: { online: true, birdeye: { key: "k-1" }, solanaRpc: { url: "https://Node.example/x/" },
              goplus: { perSecond: 0.25 } } }
            """
        )
        #expect(
            settings.providers.map(\.description)
                == ["solana-rpc", "birdeye", "rugcheck", "goplus", "jupiter"]
        )
        let node = try #require(settings.providers.first)
        #expect(node.address == "https://Node.example/x" && node.host == "node.example")
        let birdeye = settings.providers[1]
        #expect(birdeye.key == "k-1" && birdeye.perThousandSeconds == nil)
        #expect(settings.providers[3].perThousandSeconds == 250)
    }

    @Test(arguments: [
        "http://127.0.0.1:8080/birdeye", "http://localhost:1/birdeye", "http://[::1]:65535/birdeye",
        "http://127.255.0.9/birdeye",
    ])
    func `an address on this machine needs neither leave nor key`(address: String) throws {
        let settings = try settings("{ providers: { birdeye: { url: '\(address)' } } }")
        #expect(settings.providers.map(\.address) == [address])
    }

    @Test(arguments: [
        ("http://example.com", "begin with https://, for http is allowed on this machine alone"),
        (
            "http://127.0.0.1.example.com",
            "begin with https://, for http is allowed on this machine alone"
        ),
        ("http://127.1", "begin with https://, for http is allowed on this machine alone"),
        ("ftp://example.com", "begin with https://"),
        ("https://name:word@example.com", "hold no name and password before the host"),
        ("https://good.example@evil.example", "hold no name and password before the host"),
        ("https://", "name a host"), ("https:///x", "name a host"),
        ("https://a:0", "name a host"), ("https://a:65536", "name a host"),
        ("https://[::1", "name a host"), ("https://a.example/#b", "hold no #"),
        ("https://a.example\\@b", "be plain ASCII without spaces and backslashes"),
        ("https://bücher.example", "be plain ASCII without spaces and backslashes"),
    ])
    func `an address that may not be asked is refused`(address: String, flaw: String) {
        let text = address.replacing("\\", with: "\\\\")
        for (key, shown) in [("birdeye", "\"\(address)\""), ("solanaRpc", "<redacted>")] {
            #expect {
                try settings("{ providers: { \(key): { url: \"\(text)\" } } }")
            } throws: { error in
                "\(error)" == "providers.\(key).url is \(shown): must \(flaw) (plimsoll.json5:1)"
            }
        }
    }

    @Test func `no description of what was read shows a key or a secret address`() throws {
        let settings = try settings(
            """
            { providers: { online: true, solanaRpc: { url: "https://node.example/planted-1", key: "planted-2" },
              birdeye: { key: "planted-3" } } }
            """
        )
        #expect(settings.providers.count == 5)
        let shown =
            settings.effective.entries.map(\.shown) + settings.providers.map { "\($0)" }
            + settings.notes
        #expect(!shown.contains { $0.contains("planted") })
    }
}
