// `environ` is a variable that C may change; it is read once, at the start, before there are threads.
@preconcurrency import Glibc

/// The variables with which the process was started.
public enum ProcessEnvironment {
    /// Every variable, one with nothing behind its `=` too; an entry without `=` is skipped.
    public static func all() -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables.append(
                    (String(text[..<equals]), String(text[text.index(after: equals)...]))
                )
            }
            next += 1
        }
        return variables
    }
}
