// Why a file could not be imported: where in it, what is wrong, and what to do.

/// A file that could not be imported.
public struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where in the file.
    public enum Place: Equatable, Sendable {
        /// The whole file.
        case file
        /// A line; the header is line 1.
        case line(Int)
        /// An element of a JSON array, from 1.
        case element(Int)
    }

    /// The file, as the caller named it.
    public let file: String
    /// Where in it.
    public let place: Place
    /// What is wrong, with the text at fault.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ file: String, _ place: Place, _ message: String, remedy: String) {
        self.file = file
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// One line for a person to read.
    public var description: String {
        switch place {
        case .file: "\(file): \(message); \(remedy)"
        case .line(let line): "\(file):\(line): \(message); \(remedy)"
        case .element(let number): "\(file), element \(number): \(message); \(remedy)"
        }
    }
}

extension ImportError {
    /// What a candle file's reader found in rows that stand elsewhere in the file than it knows.
    init(_ error: CandleFileError, _ file: String, place: Place) {
        let quoted = error.text.isEmpty ? "" : " \"\(error.text)\""
        self.init(file, place, error.reason.message + quoted, remedy: error.reason.remedy)
    }
}
