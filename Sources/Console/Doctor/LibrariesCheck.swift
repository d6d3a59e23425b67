import ByteCodec
import Cryptography

/// Whether the libraries compute what they should: known answers, not version numbers.
struct LibrariesCheck: InstallationCheck {
    private let name = "libraries"

    func diagnoses(_ site: DoctorSite) -> [Diagnosis] {
        // FIPS 180-4's first example, and RFC 3720's check value.
        let digest = SHA256.hash(Array("abc".utf8)).description
        let sum = CRC32C.checksum(Array("123456789".utf8))
        guard digest.hasPrefix("ba7816bf"), digest.hasSuffix("f20015ad"), sum == 0xE306_9283 else {
            return [
                .bad(
                    name,
                    "a known answer is not what libsodium or the checksum gives",
                    remedy: "install libsodium anew; if that does not help, test the memory"
                )
            ]
        }
        return [.ok(name, "libsodium and checksums give the known answers")]
    }
}
