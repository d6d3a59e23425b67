import Cryptography
import Solana

/// Addresses of things that exist in the twins' world alone.
enum TwinName {
    /// The address that belongs to a name.
    static func address(_ name: String) -> Address { address(Array("twin \(name)".utf8)) }

    /// The address of somebody of that name who has a key to it.
    static func wallet(_ name: String) -> Address {
        var found = address(name)
        while !found.isOnCurve { found = address(found.bytes) }
        return found
    }

    /// The address of what `owner` has of something.
    static func account(of owner: Address, for thing: Address) -> Address {
        address(owner.bytes + thing.bytes)
    }

    private static func address(_ bytes: [UInt8]) -> Address {
        guard let address = Address(bytes: SHA256.hash(bytes).bytes) else {
            preconditionFailure("a hash has 32 bytes")
        }
        return address
    }
}
