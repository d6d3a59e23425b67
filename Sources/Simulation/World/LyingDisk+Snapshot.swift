extension LyingDisk {
    /// The disk at one moment: visible, pending and durable bytes and names, and the open files. It
    /// shares all storage that has not changed since.
    public struct Snapshot {
        fileprivate let contents: Contents

        /// The paths of the files that readers saw, in ascending order.
        public var visiblePaths: [String] { contents.files(.visible).map(\.path) }
    }

    /// The disk as it is now. Costs nothing by itself; the next write to a file then copies that file.
    public func snapshot() -> Snapshot { Snapshot(contents: contents) }

    /// Makes the disk what it was, on this disk or another. The machine is up; the counters, the costs,
    /// the observers and what is to go wrong stay as they are.
    public func restore(_ snapshot: Snapshot) {
        contents = snapshot.contents
        skipDescriptors(upTo: contents.open.keys.max() ?? 0)
        isDown = false
    }
}
