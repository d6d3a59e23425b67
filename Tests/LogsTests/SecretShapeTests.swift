import Logs
import Testing

/// The ways in which keys are written, one a row: what a person reads of each.
@Suite struct `Shapes of secrets` {
    private let plain = Redactor(secrets: [])
    /// Of no provider: so long as theirs, and of the same signs.
    private static let key32 = String(repeating: "aB3-", count: 8)
    private static let hex32 = String(repeating: "4f3c", count: 8)
    private static let base58 = String(repeating: "Kx7", count: 40)

    private func expect(_ text: String, _ masked: String) {
        #expect(plain.redact(text) == masked, "\(text)")
    }

    @Test(arguments: [
        "secretKey", "apiSecret", "accessToken", "client_secret", "clientSecret", "token",
        "signature", "X-Api-Key", "venue_api_key", "API-SECRET", "refreshToken", "db_password",
    ])
    func `names are told however they are written`(name: String) {
        expect("\(name)=abc123&x=1", "\(name)=redacted&x=1")
        expect("\(name): abc123, x", "\(name): redacted, x")
        expect("{\"\(name)\":\"abc 123\",\"x\":1}", "{\"\(name)\":\"redacted\",\"x\":1}")
        expect(
            #"said {\"\#(name)\":\"abc 123\",\"x\":1}"#,
            #"said {\"\#(name)\":\"redacted\",\"x\":1}"#
        )
    }

    @Test func `a quoted value ends with its own quote, and not with an escaped one`() {
        expect(#"password="it's X" next"#, #"password="redacted" next"#)
        expect(#"password='a"X' next"#, "password='redacted' next")
        expect(#"password="a\"X" next"#, #"password="redacted" next"#)
        expect(#"password="a\\" next"#, #"password="redacted" next"#)
        expect(#"{\"password\":\"a\\\"X\"} next"#, #"{\"password\":\"redacted\"} next"#)
        expect(#"password="never ends X"#, #"password="redacted"#)
    }

    @Test func `a header's scheme can be read, what follows it cannot`() {
        expect("Authorization: Token abc def", "Authorization: Token redacted")
        expect("\"Authorization\":\"Bearer ab\"", "\"Authorization\":\"Bearer redacted\"")
        expect("Proxy-Authorization: abc", "Proxy-Authorization: redacted")
        expect("token: Bearer abcdef", "token: Bearer redacted")
    }

    @Test func `a mnemonic goes to its last word`() {
        expect("mnemonic: legal winner thank year, 12", "mnemonic: redacted, 12")
        expect("seed phrase in seed_phrase=legal winner", "seed phrase in seed_phrase=redacted")
    }

    @Test func `a password in an address may hold what an address means otherwise`() {
        expect("postgres://u:p/ss@h/x", "postgres://redacted@h/x")
        expect("postgres://u:p@ss@h/x", "postgres://redacted@h/x")
        expect("postgres://u:p?s#s@h", "postgres://redacted@h")
        expect("redis://:hunter2@h:1", "redis://redacted@h:1")
    }

    @Test func `a key in an address's path is masked`() {
        let key = Self.key32
        for address in [
            "https://h.example/v2/", "wss://h.example/v3/",
            "https://h.example/api/webhooks/123456/",
            "https://h.example/services/T0000/B0000/",
        ] {
            expect("\(address)\(key) said", "\(address)redacted said")
            expect("\(address)\(Self.hex32)/x", "\(address)redacted/x")
        }
        let token = "1234567890:\(key)"
        expect("https://h.example/bot\(token)/getMe", "https://h.example/botredacted/getMe")
        expect("bot \(token)", "bot redacted")
    }

    @Test func `signed tokens and wallets' keys are masked`() {
        let part = String(repeating: "eyJhbGci", count: 3)
        expect("got \(part).\(part).ab-_c end", "got redacted end")
        let wif = "K" + Self.base58.prefix(51)
        expect("key \(wif)", "key redacted")
        expect("key 5\(Self.base58.prefix(50))!", "key redacted!")
        expect("xprv\(Self.base58.prefix(107)) x", "redacted x")
    }

    @Test(arguments: [
        "https://h.example:8080/path@x/y?z=a@b", "http://[::1]:8080/a@b",
        "/data/books/\(key32)/journal", "the key: a word", "tokens=12", "12:34:56.789",
        "xpub\(base58.prefix(107))", "bypass: yes", "https://h.example/guides/how-to-begin",
    ])
    func `what is none of them can be read`(text: String) { expect(text, text) }

    @Test(arguments: ["a-", "://", "/a", "\"a\":", "eyJ.", "1234567:", "[1,", "a_b=", "https://a:"])
    func `a long text takes no long time`(part: String) {
        let text = String(repeating: part, count: 200_000 / part.utf8.count)
        let took = ContinuousClock().measure { _ = plain.redact(text) }
        #expect(took < .seconds(30), "\(part) took \(took)")
    }

    @Test(arguments: ["PGPASSWORD", "DB_PASS", "APITOKEN", "secretKey", "MYSQL_PWD", "VENUE_KEY"])
    func `variables with such names are secrets`(name: String) {
        let registry = SecretRegistry()
        registry.register(environment: [(name, "planted-value")])
        #expect(registry.redactor.redact("it is planted-value") == "it is redacted")
    }

    @Test func `a working directory and a keyboard are no secrets`() {
        let registry = SecretRegistry()
        registry.register(environment: [
            ("PWD", "/srv/somebody"), ("OLDPWD", "/srv/somebody"), ("KEYBOARD", "/srv/somebody"),
            ("XAUTHORITY", "/srv/somebody"),
        ])
        #expect(registry.redactor.redact("in /srv/somebody") == "in /srv/somebody")
    }

    @Test func `a key in an address that a variable holds is a secret by itself`() {
        let registry = SecretRegistry()
        registry.register(environment: [
            ("RPC_URL", "https://h.example/v3/\(Self.hex32)"),
            ("DATABASE_URL", "postgres://bot:planted-value@h"),
        ])
        #expect(registry.redactor.redact("with \(Self.hex32)") == "with redacted")
        #expect(registry.redactor.redact("with planted-value") == "with redacted")
    }
}
