import Testing
import TidyRules

@Suite struct `Tidy's exceptions` {
    private static let path = "Sources/Books/Sample.swift"
    private static let text = "func a() { usleep(5) }\n"

    private static func sample(_ exception: String) -> Sample {
        let file = TreeFile(path: ".tidy-exceptions", text: exception + " because\n")
        return Sample(.sleep, text, beside: [file])
    }

    @Test(arguments: ["sleep \(path)", "sleep Sources/Books/", "sleep \(path)#usleep"])
    func `cover a file, a folder, or what names a word`(_ exception: String) {
        #expect(Self.sample(exception).findings() == [])
    }

    @Test(arguments: [
        "sleep Sources/Book", "shell \(path)", "sleep \(path)#sleep", "sleep Sources/Disk/",
    ])
    func `cover nothing else`(_ exception: String) {
        #expect(Self.sample(exception).findings().count == 1)
    }
}
