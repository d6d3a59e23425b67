@preconcurrency import Glibc
import Settings

/// The variables that this process was started with.
enum ProcessEnvironment {
    static var variables: [ConfigurationSources.Variable] {
        var variables: [ConfigurationSources.Variable] = []
        var entry = environ
        while let text = entry.pointee {
            let variable = String(cString: text)
            if let equals = variable.firstIndex(of: "=") {
                variables.append(
                    .init(
                        String(variable[..<equals]),
                        String(variable[variable.index(after: equals)...])
                    )
                )
            }
            entry += 1
        }
        return variables
    }
}
