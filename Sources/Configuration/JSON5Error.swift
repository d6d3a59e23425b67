/// Why a text is no JSON5, with the place and the remedy. The message has no more of the text than one
/// character: it may be a secret.
public struct JSON5Error: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// There is nothing but space and comments.
        case empty
        /// The text ends inside a value.
        case unexpectedEnd
        /// This may not stand here; what may.
        case unexpected(String, wanted: String)
        /// Something follows the document.
        case trailing(String)
        /// A number breaks the grammar.
        case invalidNumber(String)
        /// An escape that does not exist, or half a surrogate pair.
        case invalidEscape
        /// A text is not closed on its line.
        case unclosedText
        /// A comment is not closed.
        case unclosedComment
        /// The bytes are not UTF-8.
        case invalidUTF8
        /// Containers are nested deeper than the limit.
        case tooDeep(limit: Int)
        /// The text is longer than the limit, in bytes.
        case tooLarge(limit: Int)
        /// There are more values than the limit.
        case tooMany(limit: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// Where.
    public let position: SourcePosition

    init(_ reason: Reason, at position: SourcePosition) {
        self.reason = reason
        self.position = position
    }

    /// What is wrong and what to do, without the place.
    public var description: String {
        switch reason {
        case .empty: "there is nothing in it: write at least {}"
        case .unexpectedEnd: "it ends inside a value: close every bracket and every quote"
        case .unexpected(let found, let wanted): "\(found) stands where \(wanted) should"
        case .trailing(let found): "\(found) follows the end: one pair of braces holds everything"
        case .invalidNumber:
            "this is no number: write digits with at most one point, or put a text in quotes"
        case .invalidEscape: "this escape does not exist: write a backslash twice to have one"
        case .unclosedText: "a text is not closed on its line: end it with the quote it began with"
        case .unclosedComment: "a comment is not closed: end it with */"
        case .invalidUTF8: "it is not UTF-8: save it in that encoding"
        case .tooDeep(let limit): "brackets are nested deeper than \(limit): take some out"
        case .tooLarge(let limit): "it is longer than \(limit) bytes: take something out"
        case .tooMany(let limit): "it has more than \(limit) values: take some out"
        }
    }
}
