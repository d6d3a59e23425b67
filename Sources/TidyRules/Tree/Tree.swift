// The repository as one value: what tidy checks, without a disk.

/// The files of a repository, read and understood.
public struct Tree: Sendable {
    /// Every file, by path.
    let files: [TreeFile]

    /// A repository of these files.
    public init(_ files: [TreeFile]) {
        self.files = files.sorted { $0.path < $1.path }
    }

    /// What breaks a rule, by path and line. Exceptions have been taken out, and those that were
    /// not needed are among the findings.
    public func findings() -> [Finding] {
        let view = TreeView(self)
        var findings: [Finding] = []
        for check in Self.checks { check(view, &findings) }
        let exceptions = Exceptions(view.file(Exceptions.path))
        return exceptions.applied(to: findings).sorted(by: Self.precedes)
    }

    private typealias Check = @Sendable (TreeView, inout [Finding]) -> Void

    private static let checks: [Check] = [
        checkWords, checkFailures, checkDefaults, checkUnsafeCode, checkDocumentation,
        checkHashOrder, checkLengths, checkSwiftStrings, checkTargets, checkImports,
        checkDeadFiles, checkDeadScripts, checkLinks, checkSecrets, checkForeignWords, checkForm,
        checkScripts, checkCommands, checkIdleTests,
    ]

    private static func precedes(_ one: Finding, _ other: Finding) -> Bool {
        if one.path != other.path { return one.path < other.path }
        if one.line != other.line { return one.line < other.line }
        return one.rule.rawValue < other.rule.rawValue
    }
}
