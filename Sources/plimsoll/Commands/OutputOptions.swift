import ArgumentParser
import Console

/// What every command takes.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON document on stdout and nothing else there.")
    var json = false

    @Flag(help: "Say nothing on stderr but errors.")
    var quiet = false

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
