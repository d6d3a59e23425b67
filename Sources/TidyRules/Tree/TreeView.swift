/// A tree with its Swift in tokens and its two tables of targets.
struct TreeView {
    let files: [TreeFile]
    let swift: [SwiftFile]
    let manifest: Manifest
    let table: TargetTable

    init(_ tree: Tree) {
        files = tree.files
        let manifestFile = tree.files.first { $0.path == Manifest.path }
        let manifest = Manifest(manifestFile.map { SwiftFile($0, target: nil) })
        self.manifest = manifest
        table = TargetTable(tree.files.first { $0.path == TargetTable.path })
        swift = tree.files.filter(\.isSwift).map {
            SwiftFile($0, target: manifest.target(of: $0.path))
        }
    }

    func file(_ path: String) -> TreeFile? { files.first { $0.path == path } }

    /// What a Swift file may reach.
    func kind(of file: SwiftFile) -> TargetKind? {
        file.target.flatMap { table.kind(of: $0.name) }
    }
}
