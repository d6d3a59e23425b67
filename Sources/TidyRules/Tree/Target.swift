/// One target of the package, as its manifest declares it.
struct Target {
    let name: String
    /// The folder with a slash at its end.
    let folder: String
    let dependencies: [String]
    let line: Int

    /// Whether it is shipped or at least builds what is shipped.
    var isSource: Bool { folder.hasPrefix("Sources/") }
}
