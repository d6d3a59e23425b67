/// A planted defect, which must be found within seconds: it proves that the fuzzer still sees
/// crashes and is still guided by what the input reaches.
enum CanaryTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 3, bytes[0] == UInt8(ascii: "C") else { return }
        guard bytes[1] == UInt8(ascii: "N"), bytes[2] == UInt8(ascii: "R") else { return }
        demand(bytes[3] != UInt8(ascii: "Y"), "the canary was found, as it should be")
    }

    static let seeds: [[UInt8]] = [[0]]
}
