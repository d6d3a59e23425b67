// The entry point. ArgumentParser leaves with 64 on misuse; Plimsoll's own contract says 2.

import ArgumentParser
import Console
import Glibc
import Logs
import SystemIO

@main
enum Plimsoll {
    static func main() {
        StandardStream.ignoreBrokenPipes()
        // Before anything is read: an error may quote what it did not understand.
        SecretRegistry.process.register(environment: ProcessEnvironment.all())
        do {
            var command = try PlimsollCommand.parseAsRoot()
            try command.run()
        } catch {
            if let failure = CommandFailure(known: error) { leave(with: failure) }
            leave(with: error)
        }
    }

    private static let lastWordsMs = 2_000

    private static func leave(with failure: CommandFailure) -> Never {
        if let message = failure.message { say("plimsoll: \(message)") }
        exit(failure.status.rawValue)
    }

    /// Prints what ArgumentParser has to say: help and version to stdout, the rest to stderr.
    private static func leave(with error: any Error) -> Never {
        let misused = PlimsollCommand.exitCode(for: error) == .validationFailure
        guard misused else { PlimsollCommand.exit(withError: error) }
        say(PlimsollCommand.fullMessage(for: error))
        exit(ExitStatus.usage.rawValue)
    }

    private static func say(_ text: String) {
        let errors = StandardStream.errors()
        // Who was told to end does not wait for ever for a terminal on hold.
        errors.neverWait()
        errors.line(text)
        errors.flush(withinMs: lastWordsMs)
    }
}
