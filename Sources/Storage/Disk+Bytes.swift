import Ports

extension Disk {
    /// Writes a whole file's bytes from its beginning.
    func write(whole bytes: [UInt8], to file: DiskFile) throws(DiskError) {
        let result: Result<Void, DiskError> = bytes.withUnsafeBytes { raw in
            do throws(DiskError) {
                return .success(try write(raw, to: file, at: 0))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}
