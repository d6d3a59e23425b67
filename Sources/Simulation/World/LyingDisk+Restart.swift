// What a power loss makes of everything that was pending.

import Randomness

extension LyingDisk.Contents {
    /// Lets each pending change happen, partly happen or not, and makes what is left durable.
    mutating func settle(
        _ loss: PowerLoss,
        _ story: inout RestartStory,
        using random: inout SplitMix64
    ) {
        var names: [(kept: Int, waiting: Int)] = []
        for folder in folders.indices {
            let waiting = folders[folder].pending.count
            let kept =
                switch loss {
                case .lost: 0
                case .arrived: waiting
                case .torn, .garbage, .reordered: random.below(waiting + 1)
                }
            folders[folder].settle(keeping: kept)
            names.append((kept, waiting))
        }
        // A directory that is lost itself has kept nothing.
        let reached = Set(reachableFolders(.durable).map(\.folder))
        for (folder, count) in names.enumerated() {
            story.names(kept: reached.contains(folder) ? count.kept : 0, of: count.waiting)
        }
        open = [:]
        let left = files(.durable).map { (file: $0.file, path: $0.path) }
        sweep()
        for (file, path) in left.sorted(by: { $0.file < $1.file }) {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            story.file(name, files[file].settle(loss, using: &random))
        }
        recount()
    }
}

extension LyingDisk.File {
    /// The sectors are as large as those that a disk promises not to tear.
    static let sectorSize = 512

    /// Lets the pending writes arrive as `loss` has it and forgets them.
    mutating func settle(_ loss: PowerLoss, using random: inout SplitMix64) -> RestartStory.Fate {
        var fate = RestartStory.Fate()
        switch loss {
        case .lost:
            for write in pending { fate.lost += write.sectors.count }
        case .arrived:
            for write in pending {
                Self.put(write.bytes[...], into: &durable, at: write.offset)
                fate.arrived += write.sectors.count
            }
        case .torn, .garbage:
            for write in pending { tear(write, loss, &fate, using: &random) }
        case .reordered:
            for write in pending.shuffled(using: &random) {
                if Bool.random(using: &random) {
                    Self.put(write.bytes[...], into: &durable, at: write.offset)
                    fate.arrived += 1
                } else {
                    fate.lost += 1
                }
            }
        }
        pending = []
        visible = durable
        return fate
    }

    /// Lets each sector of a write arrive, be lost or, where the loss allows it, become garbage.
    private mutating func tear(
        _ write: LyingDisk.PendingWrite,
        _ loss: PowerLoss,
        _ fate: inout RestartStory.Fate,
        using random: inout SplitMix64
    ) {
        // The new length is metadata and may arrive without the bytes.
        if Bool.random(using: &random) { Self.grow(&durable, to: write.range.upperBound) }
        for sector in write.sectors {
            let part = write.range.clamped(
                to: (sector * Self.sectorSize)..<((sector + 1) * Self.sectorSize)
            )
            let inWrite = (part.lowerBound - write.offset)..<(part.upperBound - write.offset)
            if Bool.random(using: &random) {
                Self.put(write.bytes[inWrite], into: &durable, at: part.lowerBound)
                fate.arrived += 1
            } else if loss == .garbage, Bool.random(using: &random) {
                let garbage = part.map { _ in UInt8(truncatingIfNeeded: random.next()) }
                Self.put(garbage[...], into: &durable, at: part.lowerBound)
                fate.garbage += 1
            } else {
                fate.lost += 1
            }
        }
    }
}

extension LyingDisk.PendingWrite {
    /// The sectors that the write touches.
    var sectors: ClosedRange<Int> {
        let size = LyingDisk.File.sectorSize
        return (range.lowerBound / size)...((range.upperBound - 1) / size)
    }
}
