// The entry point. ArgumentParser leaves with 64 on misuse; Plimsoll's own contract says 2.

import ArgumentParser
import Foundation

@main
enum Plimsoll {
    /// Exit code for wrong usage.
    private static let usageCode: Int32 = 2

    static func main() {
        do {
            var command = try PlimsollCommand.parseAsRoot()
            try command.run()
        } catch {
            leave(with: error)
        }
    }

    /// Prints what ArgumentParser has to say (help and version to stdout, the rest to stderr) and exits.
    private static func leave(with error: any Error) -> Never {
        let misused = PlimsollCommand.exitCode(for: error) == .validationFailure
        guard misused else { PlimsollCommand.exit(withError: error) }
        FileHandle.standardError.write(Data((PlimsollCommand.fullMessage(for: error) + "\n").utf8))
        exit(usageCode)
    }
}
