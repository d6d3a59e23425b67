// SHA-256 against published vectors (FIPS 180-2, NIST CAVP).

import Cryptography
import Testing

@Suite struct `SHA-256` {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `published vectors hold`(message: String, digest: String) {
        #expect(SHA256.hash(Array(message.utf8)).description == digest)
    }

    @Test func `a million letters in uneven parts`() {
        var hash = SHA256()
        var left = 1_000_000
        var part = 1
        while left > 0 {
            let count = min(left, part)
            hash.update([UInt8](repeating: 0x61, count: count))
            left -= count
            part = part * 3 % 1009 + 1
        }
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(hash.finalize().description == expected)
    }

    @Test func `a copy goes on by itself`() {
        var one = SHA256()
        one.update(Array("ab".utf8))
        var two = one
        two.update(Array("x".utf8))
        one.update(Array("c".utf8))
        #expect(one.finalize() == SHA256.hash(Array("abc".utf8)))
        #expect(two.finalize() == SHA256.hash(Array("abx".utf8)))
        #expect(one.finalize() == one.finalize())
    }

    @Test func `a digest is its bytes`() {
        let digest = SHA256.hash([])
        #expect(Digest(digest.bytes) == digest)
        #expect(Digest([1, 2, 3]) == nil)
    }
}
