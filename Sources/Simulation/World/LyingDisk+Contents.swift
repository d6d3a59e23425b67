// Everything on the disk as one value, so that a copy of it is a snapshot. Files and directories have
// numbers in the order in which they were made; whatever draws at random goes by these numbers, so
// that equal seeds give equal disks in every process.

extension LyingDisk {
    /// All files, directories and open descriptors.
    struct Contents {
        /// Every file that was ever made; one that nothing leads to is empty.
        var files: [File] = []
        /// The directories. The first two are the roots of relative and of absolute paths.
        var folders: [Folder] = [Folder(), Folder()]
        /// The files that descriptors stand for.
        var open: [Int32: Int] = [:]
        /// The bytes of all files that have a name.
        var usedBytes = 0

        /// Where a path leads, or nil when a part of it is missing.
        func entry(at path: String, _ view: View) -> Entry? {
            var here = Entry.folder(path.utf8.first == Self.slash ? 1 : 0)
            // By bytes, because this is asked at every synchronization.
            for part in path.utf8.split(separator: Self.slash) {
                let name = String(Substring(part))
                if name == "." { continue }
                guard case .folder(let number) = here,
                    let next = folders[number].names(view)[name]
                else { return nil }
                here = next
            }
            return here
        }

        /// The directory that a path's last part lies in, and that part; nil when there is no such
        /// directory or the path is a root.
        func place(of path: String) -> (folder: Int, name: String)? {
            var parts = path.split(separator: "/")
            guard let name = parts.popLast(), name != "." else { return nil }
            let root = path.utf8.first == Self.slash ? "/" : ""
            guard
                case .folder(let folder)? = entry(at: root + parts.joined(separator: "/"), .visible)
            else { return nil }
            return (folder, String(name))
        }

        /// Every file that `view` shows, with its path, ordered by path.
        func files(_ view: View) -> [(path: String, file: Int)] {
            var found: [(path: String, file: Int)] = []
            for (prefix, folder) in reachableFolders(view) {
                for (name, entry) in folders[folder].names(view) {
                    if case .file(let file) = entry { found.append((prefix + name, file)) }
                }
            }
            return found.sorted { $0.path < $1.path }
        }

        /// Every directory that `view` shows, in any order, with what the paths in it begin with.
        func reachableFolders(_ view: View) -> [(prefix: String, folder: Int)] {
            var found: [(prefix: String, folder: Int)] = [("", 0), ("/", 1)]
            var next = 0
            while next < found.count {
                let (prefix, folder) = found[next]
                for (name, entry) in folders[folder].names(view) {
                    if case .folder(let inner) = entry {
                        found.append((prefix + name + "/", inner))
                    }
                }
                next += 1
            }
            return found
        }

        /// Makes an empty directory.
        mutating func makeFolder(named name: String, in parent: Int) {
            folders.append(Folder())
            change(parent, .set(name, .folder(folders.count - 1)))
        }

        /// Changes the names of a directory, and the bytes in use with them.
        mutating func change(_ folder: Int, _ change: NameChange) {
            switch change {
            case .set(let name, let entry):
                count(folders[folder].visible[name], named: false)
                count(entry, named: true)
            case .drop(let name): count(folders[folder].visible[name], named: false)
            case .move(let old, let new):
                if old != new { count(folders[folder].visible[new], named: false) }
            }
            folders[folder].change(change)
        }

        /// Takes a file into the bytes in use or out of them.
        private mutating func count(_ entry: Entry?, named: Bool) {
            guard case .file(let file)? = entry, files[file].isNamed != named else { return }
            files[file].isNamed = named
            usedBytes += named ? files[file].visible.count : -files[file].visible.count
        }

        /// Counts the bytes in use afresh, after names or lengths have changed in other ways.
        mutating func recount() {
            usedBytes = 0
            for file in files.indices { files[file].isNamed = false }
            for (_, file) in files(.visible) { count(.file(file), named: true) }
        }

        /// How many more bytes are in use once `file` reaches up to `end`.
        func growth(of file: Int, to end: Int) -> Int { max(0, end - files[file].visible.count) }

        /// Puts bytes into a file where readers see them.
        mutating func write(_ bytes: [UInt8], to file: Int, at offset: Int) {
            if files[file].isNamed { usedBytes += growth(of: file, to: offset + bytes.count) }
            files[file].write(bytes, at: offset)
        }

        /// Empties the files that no name and no descriptor leads to, so that a long run does not
        /// keep everything that it ever removed.
        mutating func sweep() {
            var kept = Set(open.values)
            for view in [View.visible, .durable] {
                for (_, file) in files(view) { kept.insert(file) }
            }
            for change in folders.flatMap(\.pending) {
                if case .set(_, .file(let file)) = change { kept.insert(file) }
            }
            for file in files.indices where !kept.contains(file) { files[file] = File() }
        }

        private static let slash = UInt8(ascii: "/")
    }
}
