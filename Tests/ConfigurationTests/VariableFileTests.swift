import Configuration
import Testing

@Suite struct `Files of variables` {
    private func read(_ text: String) -> VariableFile {
        VariableFile(Array(text.utf8), name: ".env")
    }

    @Test(arguments: [
        ("A=1", "1"), ("A=", ""), ("  A = 1  ", "1"), ("export A=1", "1"), ("A=a b", "a b"),
        ("A=1 # one", "1"), ("A=1# one", "1# one"), ("A=#1", ""), ("A='x # y' # z", "x # y"),
        ("A=\"x\"", "x"), (#"A="a\nb\t\"\\""#, "a\nb\t\"\\"), (#"A='a\n'"#, #"a\n"#),
        ("A=a=b", "a=b"), ("A=it's", "it's"), ("A=$HOME", "$HOME"), ("A=\"\"", ""),
        ("# c\n\nA=1\r\n", "1"), ("\u{FEFF}A=1", "1"),
    ])
    func `a value is read`(text: String, value: String) {
        let file = read(text)
        #expect(file.problems.isEmpty)
        #expect(file.variables.map(\.value) == [value])
        #expect(file.variables.map(\.name) == ["A"])
    }

    @Test func `every variable knows its line`() {
        let file = read("# c\nA=1\r\n\nB=2\n")
        #expect(file.variables.map(\.line) == [2, 4])
    }

    @Test func `every wrong line is told and none of their values`() {
        let file = read("A=1\nsecret\nB=\"secret\nC='secret' x\nA=secret\n2=secret\n")
        #expect(file.variables.map(\.name) == ["A"])
        #expect(file.problems.count == 5)
        for (number, problem) in file.problems.enumerated() {
            #expect(problem.description.hasSuffix("(.env:\(number + 2))"), "\(problem)")
            #expect(!problem.description.contains("secret"), "\(problem)")
        }
    }

    @Test func `what is too large or no text is refused`() {
        let large = [UInt8](repeating: 0x20, count: VariableFile.limit + 1)
        #expect(VariableFile(large, name: ".env").problems.count == 1)
        #expect(VariableFile([0x41, 0x3D, 0xFF], name: ".env").problems.count == 1)
    }
}
