import ArgumentParser
import Console

/// What every command takes.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON document on stdout and nothing else there.")
    var json = false

    @Flag(help: "Say nothing on stderr but errors.")
    var quiet = false

    /// Says on stderr what is odd and not wrong.
    func say(_ notes: [String]) {
        guard !quiet, !notes.isEmpty else { return }
        let errors = StandardStream.errors()
        for note in notes { errors.line("note: \(note)") }
        errors.flush()
    }

    /// Writes a result: the JSON with `--json`, the text otherwise.
    func write(json document: () -> String, text: (TextStyle) -> String) throws {
        let output = StandardStream.output()
        if json {
            let text = document()
            if !text.isEmpty { output.line(text) }
        } else {
            output.write(text(TextStyle(isColoured: output.allowsColour)))
        }
        try output.finish()
    }
}
