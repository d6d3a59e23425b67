import ByteCodec
import Configuration
public import Console
import Emulator
public import ProviderTwins
import Settings
import SystemIO

/// The emulator at work, and what a user has to know of it.
public struct EmulatorRun {
    private let emulator: Emulator

    /// Listens on a port of this machine; 0 for a free one.
    public init(port: Int, faults: TwinFaults) throws {
        do throws(EmulatorError) {
            emulator = try Emulator(
                TwinWorld.harbour(from: Emulator.timeOfDay),
                faults: faults,
                port: port
            )
        } catch {
            throw CommandFailure(.system, error.description)
        }
    }

    /// The variables that point the program at it: addresses, and rates that no real plan has.
    private var variables: [(name: String, value: String)] {
        ProviderChoice.all.flatMap { choice in
            [
                (
                    Self.variable("providers.\(choice.key).url"),
                    emulator.address(of: choice.provider)
                ),
                (Self.variable("providers.\(choice.key).perSecond"), "50"),
            ]
        }
    }

    private static func variable(_ key: String) -> String {
        let schema = SettingsSchema.schema
        guard let index = schema.index(of: key) else { preconditionFailure("no setting \(key)") }
        return schema.variable(schema.settings[index])
    }

    /// For people: what to type next.
    public func text(_ style: TextStyle) -> String {
        var table = TextTable(
            [("token", .left), ("mint", .left), ("what it is", .left)],
            limit: 72
        )
        for token in emulator.tokens { table.add([token.symbol, "\(token.mint)", token.summary]) }
        let exports = variables.map { "export \($0.name)=\($0.value)\n" }.joined()
        return
            "Providers that do not exist, on 127.0.0.1:\(emulator.port). What changes, changes within the hour.\n\n"
            + table.text(style) + "\nIn another terminal:\n\n\(exports)"
            + "plimsoll warden \(emulator.tokens.first.map { "\($0.mint)" } ?? "TOKEN")\n\n"
            + "Ctrl-C ends it.\n"
    }

    /// For scripts.
    public var document: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("port", int: emulator.port)
        writer.key("variables")
        writer.beginObject()
        for (name, value) in variables { writer.member(name, string: value) }
        writer.endObject()
        writer.key("tokens")
        writer.beginArray()
        for token in emulator.tokens {
            writer.beginObject()
            writer.member("symbol", string: token.symbol)
            writer.member("summary", string: token.summary)
            writer.member("mint", string: "\(token.mint)")
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.text
    }

    /// Serves until SIGINT or SIGTERM.
    public func serve() {
        ProcessSignals.catchStop()
        while !ProcessSignals.stopRequested { SystemClock.pauseUnlessStopped(milliseconds: 60_000) }
        emulator.stop()
    }
}
