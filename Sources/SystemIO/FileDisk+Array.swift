public import Ports

extension FileDisk {
    /// Writes the whole array.
    public func write(
        _ bytes: [UInt8],
        to file: DiskFile,
        at offset: Int
    ) throws(DiskError) {
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                return .success(try write(raw, to: file, at: offset))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}
