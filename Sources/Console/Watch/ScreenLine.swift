/// A line of a screen: pieces of text, each with its tone. It is cut to the screen's width before it is
/// coloured, so that colours never count.
struct ScreenLine: Hashable, Sendable {
    /// What a piece of text says by its colour.
    enum Tone: Hashable, Sendable {
        /// Nothing.
        case plain
        /// It is a head.
        case bold
        /// It is of less weight.
        case dim
        /// It is well.
        case good
        /// It needs a look.
        case warning
        /// It is not well.
        case bad
    }

    /// A text and its tone.
    struct Piece: Hashable, Sendable {
        let text: String
        let tone: Tone
    }

    var pieces: [Piece] = []

    init() {}

    init(_ text: String, _ tone: Tone = .plain) { add(text, tone) }

    mutating func add(_ text: String, _ tone: Tone = .plain) {
        pieces.append(Piece(text: text, tone: tone))
    }

    /// The columns that it takes uncut.
    var columns: Int { pieces.reduce(0) { $0 + TextWidth.columns($1.text) } }

    /// The line in at most `width` columns.
    func text(width: Int, _ style: TextStyle) -> String {
        var left = width
        var line = ""
        for piece in pieces where left > 0 {
            let text = TextWidth.cut(piece.text, to: left)
            left -= TextWidth.columns(text)
            line += ScreenLine.paint(text, piece.tone, style)
        }
        return line
    }

    private static func paint(_ text: String, _ tone: Tone, _ style: TextStyle) -> String {
        switch tone {
        case .plain: text
        case .bold: style.bold(text)
        case .dim: style.dim(text)
        case .good: style.good(text)
        case .warning: style.warning(text)
        case .bad: style.bad(text)
        }
    }
}
