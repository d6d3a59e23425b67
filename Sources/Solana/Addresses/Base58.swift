// Base58 in the alphabet that Solana writes addresses and signatures in. Case counts.

/// Base58 encoding and decoding.
public enum Base58 {
    private static let alphabet = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8
    )

    /// The text of `bytes`.
    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        let zeros = bytes.prefix { $0 == 0 }.count
        // Little-endian digits in base 58.
        var digits: [UInt8] = []
        for byte in bytes.dropFirst(zeros) {
            var carry = Int(byte)
            for index in digits.indices {
                carry += Int(digits[index]) << 8
                digits[index] = UInt8(carry % 58)
                carry /= 58
            }
            while carry > 0 {
                digits.append(UInt8(carry % 58))
                carry /= 58
            }
        }
        let text =
            Array(repeating: alphabet[0], count: zeros)
            + digits.reversed().map { alphabet[Int($0)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that `text` spells; nil for a letter outside the alphabet or for more than `limit` letters,
    /// which bounds the work that a long text can cause.
    public static func decode(_ text: String, limit: Int = 2_048) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count <= limit else { return nil }
        let zeros = letters.prefix { $0 == alphabet[0] }.count
        var bytes: [UInt8] = []
        for letter in letters.dropFirst(zeros) {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            var carry = value
            for index in bytes.indices {
                carry += Int(bytes[index]) * 58
                bytes[index] = UInt8(carry & 0xff)
                carry >>= 8
            }
            while carry > 0 {
                bytes.append(UInt8(carry & 0xff))
                carry >>= 8
            }
        }
        return Array(repeating: 0, count: zeros) + bytes.reversed()
    }
}
