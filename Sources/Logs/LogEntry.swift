// One line of the log before it is text, and how it becomes text: a JSON object with the same members
// in the same order every time. Masking happens here, before anything is escaped.

import ByteCodec
import Logging
import TradeModel

/// A line of the log.
struct LogEntry: Sendable {
    let at: Instant
    let level: Logger.Level
    let component: String
    let message: String
    let metadata: Logger.Metadata

    /// A longer message or value is cut: one line is never a file's worth. It is masked before it is cut:
    /// half a secret has no shape any more.
    static let textLimit = 8_192
    /// Ids first, in this order; whatever else there is follows by name.
    private static let leadingKeys = ErrorContext.requiredKeys + ["transaction"]

    /// What makes it the same message as another: everything but when and how far the journal was.
    var key: String {
        var key = "\(level.rawValue) \(component) \(LogEntry.cut(message))"
        for name in metadata.keys.sorted() where name != "sequence" {
            guard let value = metadata[name] else { continue }
            key += " \(name) \(LogEntry.cut("\(value)"))"
        }
        return key
    }

    /// Everything but the time, as text.
    func body(_ redactor: Redactor) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        write(to: &writer, redactor)
        writer.endObject()
        // Without the opening brace: the time goes before it.
        return String(writer.text.dropFirst())
    }

    private func write(to writer: inout JSONWriter, _ redactor: Redactor) {
        writer.member("level", string: level.rawValue)
        writer.member("component", string: component)
        writer.member("message", string: LogEntry.cut(redactor.redact(message)))
        for key in LogEntry.leadingKeys {
            guard let value = metadata[key] else { continue }
            writer.key(key)
            let isPublic = key == "transaction"
            LogEntry.write(value, to: &writer) {
                isPublic ? redactor.redactRegistered($0) : redactor.redact($0)
            }
        }
        for key in metadata.keys.sorted() where !LogEntry.leadingKeys.contains(key) {
            guard let value = metadata[key] else { continue }
            writer.key(redactor.redact(key))
            // What a name says is secret is not looked at any closer.
            let isSecret = SecretName.isTelling(key)
            LogEntry.write(value, to: &writer) { isSecret ? Secret.mask : redactor.redact($0) }
        }
        if level >= .error, !ErrorContext.requiredKeys.allSatisfy({ metadata[$0] != nil }) {
            // Somebody went around `ComponentLog`: said, so that a check of the log finds it.
            writer.member("context", string: "missing")
        }
    }

    private static func write(
        _ value: Logger.MetadataValue,
        to writer: inout JSONWriter,
        _ mask: (String) -> String
    ) {
        switch value {
        case .string(let text): writer.string(cut(mask(text)))
        case .stringConvertible(is LogNull): writer.null()
        case .stringConvertible(let value):
            if let number = value as? any BinaryInteger {
                writer.int(number)
            } else {
                writer.string(cut(mask(value.description)))
            }
        // Nested values are for people; nothing of ours has any.
        case .array, .dictionary: writer.string(cut(mask("\(value)")))
        }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > textLimit else { return text }
        return String(decoding: text.utf8.prefix(textLimit), as: UTF8.self) + "…"
    }
}
