import Logs
import Testing

@Suite struct `Masking` {
    private static let hexKey = String(repeating: "4f3c", count: 16)
    private static let base58Key =
        "5MaiiCavjCmn9Hs1o3eznqDEhRwxo7pXiAYez7keQUviUkauRiTMD8DrESdrNjN8zd9mTmVhRvBJeg5vhyvgrAhG"
    private static let keyPair = "[\((0..<64).map { "\($0 * 3)" }.joined(separator: ","))]"
    private let plain = Redactor(secrets: [])

    @Test(arguments: [
        ("key \(hexKey) refused", "key redacted refused"),
        ("key 0x\(hexKey.uppercased()), refused", "key redacted, refused"),
        ("key \(hexKey)\(hexKey)", "key redacted"),
        ("signer=\(base58Key)!", "signer=redacted!"),
        ("read \(keyPair) from a file", "read redacted from a file"),
        ("Authorization: Bearer abc.def-123_x", "Authorization: Bearer redacted"),
        ("authorization: basic dXNlcjpwYXNz==", "authorization: basic redacted"),
        ("https://user:pa55@host/path?x=1", "https://redacted@host/path?x=1"),
        ("postgres://bot:hunter2@db:5432/x", "postgres://redacted@db:5432/x"),
        ("https://h/v1?api_key=abcdef&x=1", "https://h/v1?api_key=redacted&x=1"),
        ("https://h/v1?api-key=abcdef", "https://h/v1?api-key=redacted"),
        ("{\"password\":\"tr,ee house\"}", "{\"password\":\"redacted\"}"),
        ("private_key = 12ab", "private_key = redacted"),
        ("X-API-KEY: zzz", "X-API-KEY: redacted"),
        (
            "-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\nafter",
            "redacted\nafter"
        ),
    ])
    func `takes out what has the shape of a secret`(text: String, masked: String) {
        #expect(plain.redact(text) == masked)
    }

    @Test(arguments: [
        "order 12 at ETH_BTC: the venue holds another amount than the books",
        "2026-01-02T03:04:05Z  a price that is zero; refused",
        "commit 1b0eecc1b0eecc1b0eecc1b0eecc1b0eecc1b0ee",
        "https://api.example.org/v1/prices?ids=a@b",
        "a basic word and the bearer of news",
        "the list [1,2,3] is short",
        "/data/books/journal/00000000000000000001.journal",
        "grüße, 世界",
        "",
    ])
    func `leaves everything else alone`(text: String) {
        #expect(plain.redact(text) == text)
    }

    @Test func `takes out registered values wherever they stand, the longest first`() {
        let redactor = Redactor(secrets: ["hunter22", "hunter22-and-more"])
        #expect(redactor.redact("xhunter22y hunter22-and-more") == "xredactedy redacted")
    }

    @Test func `a public id is masked only when it is registered`() {
        #expect(plain.redactRegistered(Masking.hexKey) == Masking.hexKey)
        #expect(Redactor(secrets: [Masking.hexKey]).redactRegistered(Masking.hexKey) == "redacted")
    }

    @Test func `a value that is too short to mean anything is not registered`() {
        let registry = SecretRegistry()
        registry.register("a")
        #expect(registry.redactor.redact("banana") == "banana")
    }

    @Test func `variables with telling names are secrets, others are not`() {
        let registry = SecretRegistry()
        registry.register(environment: [
            ("PLIMSOLL_API_KEY", "planted-one"), ("DB_PASSWORD", "planted-two"),
            ("KEYBOARD", "planted-three"), ("HOME", "/home/somebody"),
        ])
        let text = "planted-one planted-two planted-three /home/somebody"
        #expect(registry.redactor.redact(text) == "redacted redacted planted-three /home/somebody")
    }
}

@Suite struct `A secret` {
    private struct Venue {
        let name = "x"
        let key: Secret
    }

    private enum Failure: Error {
        case refused(Secret, Int)
    }

    @Test func `says nothing however it is printed`() {
        let secret = Secret("planted-value", registry: SecretRegistry())
        var dumped = ""
        dump(Venue(key: secret), to: &dumped)
        let ways = [
            "\(secret)", "\(Venue(key: secret))", String(reflecting: secret), dumped,
            "\(Failure.refused(secret, 3))", String(describing: [secret]),
            String(reflecting: Optional(secret)),
        ]
        for way in ways {
            #expect(!way.contains("planted"), "\(way)")
            #expect(way.contains("redacted"), "\(way)")
        }
    }

    @Test func `is masked where its text was copied out`() {
        let registry = SecretRegistry()
        let secret = Secret("planted-value", registry: registry)
        let copied = secret.reveal { "cannot log in with \($0)" }
        #expect(registry.redactor.redact(copied) == "cannot log in with redacted")
    }
}
