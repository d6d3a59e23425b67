// Package.swift as far as the rules need it: the targets by name, with their folders and dependencies.

/// The package's targets.
struct Manifest {
    static let path = "Package.swift"

    private(set) var targets: [Target] = []
    /// Products of other packages that a target may name.
    private(set) var products: [String] = []

    init(_ file: SwiftFile?) {
        guard let file else { return }
        let variables = Self.products(in: file)
        products = variables.map(\.product)
        for index in file.tokens.indices {
            if let target = Self.target(in: file, at: index, variables) { targets.append(target) }
        }
    }

    /// The target of a file.
    func target(of path: String) -> Target? {
        targets.first { path.hasPrefix($0.folder) }
    }

    func target(named name: String) -> Target? { targets.first { $0.name == name } }

    /// `let argumentParser: Target.Dependency = .product(name: "ArgumentParser", …`
    private static func products(in file: SwiftFile) -> [(variable: String, product: String)] {
        file.tokens.indices.compactMap { index in
            guard file.isName(index, "product"), let name = file.token(index + 4),
                name.kind == .string,
                let start = file.tokens[..<index].lastIndex(where: { $0.isName("let") })
            else { return nil }
            return (file.tokens[start + 1].text, name.text)
        }
    }

    /// A call whose first argument is a target's name in quotes.
    private static func target(
        in file: SwiftFile,
        at index: Int,
        _ variables: [(variable: String, product: String)]
    ) -> Target? {
        let calls = ["target", "tests", "executableTarget", "testTarget", "systemLibrary"]
        let token = file.tokens[index]
        guard token.kind == .name, calls.contains(token.text), file.isMark(index + 1, "(") else {
            return nil
        }
        let first = file.isName(index + 2, "name") ? index + 4 : index + 2
        guard let name = file.token(first), name.kind == .string else { return nil }
        let end = file.end(ofBracketAt: index + 1)
        let isTest = token.text == "tests" || token.text == "testTarget"
        var folder = (isTest ? "Tests/" : "Sources/") + name.text + "/"
        var dependencies: [String] = []
        var place = first + 1
        while place < end {
            if file.isName(place, "path"), let path = file.token(place + 2) {
                folder = path.text + "/"
            } else if opensDependencies(file, place, after: first) {
                let close = file.end(ofBracketAt: place)
                dependencies = names(in: file.tokens[place..<close], variables)
                place = close - 1
            }
            place += 1
        }
        return Target(
            name: name.text,
            folder: folder,
            dependencies: dependencies,
            line: token.line
        )
    }

    private static func opensDependencies(_ file: SwiftFile, _ place: Int, after name: Int) -> Bool
    {
        guard file.isMark(place, "[") else { return false }
        return place == name + 2 || file.isName(place - 2, "dependencies")
    }

    private static func names(
        in tokens: ArraySlice<Token>,
        _ variables: [(variable: String, product: String)]
    ) -> [String] {
        tokens.compactMap { token in
            if token.kind == .string { return token.text }
            return variables.first { token.isName($0.variable) }?.product
        }
    }
}
