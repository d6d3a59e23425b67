// Names that say that what stands behind them is secret: of settings, of variables, of headers, of
// members. They are written in every way, so they are compared without `_`, `-` and case.

/// Names of secrets.
enum SecretName {
    /// How a telling name ends.
    private static let endings = [
        "accesskey", "apikey", "authkey", "credential", "credentials", "keypair", "mnemonic",
        "passphrase", "passwd", "password", "privatekey", "pwd", "secret", "secretkey",
        "seedphrase",
        "seedwords", "signature", "signingkey", "token", "webhookurl",
    ].map { Array($0.utf8) }

    /// Names of what is written in several words.
    private static let phrases = ["mnemonic", "passphrase", "seedphrase", "seedwords"]
        .map { Array($0.utf8) }

    /// Whether a value behind the name is masked.
    static func isTelling(_ name: String) -> Bool { isTelling(plain(name.utf8)) }

    /// The same of a name that is `plain` already.
    static func isTelling(_ name: [UInt8]) -> Bool {
        name.ends(inOneOf: endings) && name != Array("pwd".utf8) && name != Array("oldpwd".utf8)
    }

    /// Whether the value behind a `plain` name goes on after a space.
    static func isPhrase(_ name: [UInt8]) -> Bool { name.ends(inOneOf: phrases) }

    /// Whether the value behind a `plain` name is a header's: a scheme and then the secret.
    static func isAuthorization(_ name: [UInt8]) -> Bool {
        name.ends(inOneOf: [Array("authorization".utf8)])
    }

    /// The letters and digits of a name in lower case.
    static func plain(_ name: some Sequence<UInt8>) -> [UInt8] {
        name.filter(\.isAlphanumeric).map(\.lowercased)
    }

    // MARK: - Variables

    /// Parts of a variable's name that say enough wherever they stand.
    private static let tellingParts = [
        "CREDENTIAL", "MNEMONIC", "PASSPHRASE", "PASSWD", "PASSWORD", "PRIVATE", "SECRET", "TOKEN",
        "WEBHOOK",
    ]
    /// Words of a variable's name that say enough where they stand by themselves.
    private static let tellingWords = ["AUTH", "KEY", "PASS", "SEED"]

    /// Whether a variable's value is secret. More names than behind a colon in a text: nothing is lost
    /// when a variable too many is masked.
    static func isTelling(variable name: String) -> Bool {
        let upper = name.uppercased()
        if isTelling(name) || tellingParts.contains(where: { upper.contains($0) }) { return true }
        if upper.hasSuffix("APIKEY") || upper.hasSuffix("KEYPAIR") { return true }
        return upper.split(separator: "_").contains { tellingWords.contains(String($0)) }
    }
}

extension [UInt8] {
    fileprivate func ends(inOneOf endings: [[UInt8]]) -> Bool {
        endings.contains { count >= $0.count && self[(count - $0.count)...].elementsEqual($0) }
    }
}
