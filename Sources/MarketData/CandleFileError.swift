// Why a candle file was refused, where in it, and what to do about it.

/// A refused candle file. Its description reads `file.csv:17: what is wrong "the text"; the remedy`.
public struct CandleFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as the caller named it.
    public let file: String
    /// The line at fault; the header is line 1.
    public let line: Int
    /// What is wrong.
    public let reason: Reason
    /// The text at fault: a field, or a whole line. At most `textLimit` bytes of it, then an ellipsis;
    /// bytes that are not printable ASCII appear as `\xNN`.
    public let text: String

    /// How many bytes of the file `text` quotes at most.
    public static let textLimit = 80

    init(file: String, line: Int, reason: Reason, text: String) {
        self.file = file
        self.line = line
        self.reason = reason
        self.text = text
    }

    /// One line for a person to read.
    public var description: String {
        let quoted = text.isEmpty ? "" : " \"\(text)\""
        return "\(file):\(line): \(reason.message)\(quoted); \(reason.remedy)"
    }

    /// `bytes` as a person may read them on a terminal: printable ASCII as it is, the rest escaped.
    static func excerpt(of bytes: Span<UInt8>, in range: Range<Int>) -> String {
        let hex = Array("0123456789abcdef".utf8)
        var quoted = [UInt8]()
        for index in range.prefix(textLimit) {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F {
                quoted.append(byte)
            } else {
                quoted += [0x5C, 0x78, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: quoted, as: UTF8.self) + (range.count > textLimit ? "…" : "")
    }
}
