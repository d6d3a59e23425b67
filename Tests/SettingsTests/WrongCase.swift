import Testing

/// Something wrong and the message that it gets.
struct WrongCase: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    var testDescription: String { text }
}
