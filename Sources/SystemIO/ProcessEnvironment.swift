// `environ` is a variable that C may change; it is read once, at the start, before there are threads.
@preconcurrency import Glibc

/// The variables with which the process was started.
public enum ProcessEnvironment {
    /// Every variable; an entry without `=` is skipped.
    public static func all() -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            if parts.count == 2 { variables.append((String(parts[0]), String(parts[1]))) }
            next += 1
        }
        return variables
    }
}
