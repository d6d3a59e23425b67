// The entry point: reads the repository, prints what breaks a rule. Exit 0 when nothing does, 1 when
// something does, 2 when the repository could not be read or the call was wrong.

import ByteCodec
@preconcurrency import Glibc
import SystemIO
import TidyRules

@main
enum Tidy {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        let isJSON = arguments.contains("--json")
        let isSecurity = arguments.contains("--security")
        arguments.removeAll { $0 == "--json" || $0 == "--security" }
        if arguments.count > 1 || arguments.contains(where: { $0.hasPrefix("-") }) {
            leave("usage: tidy [--json] [--security] [FOLDER]", code: 2)
        }
        do throws(TreeError) {
            let tree = try TreeReader(FileDisk(), isLink: FileStatus.isLink).read(
                arguments.first ?? "."
            )
            let findings = tree.findings().filter { !isSecurity || $0.rule.isSecurity }
            if isJSON { writeJSON(findings) } else { writeLines(findings) }
            exit(findings.isEmpty ? 0 : 1)
        } catch {
            leave("tidy: \(error)", code: 2)
        }
    }

    private static func leave(_ message: String, code: Int32) -> Never {
        fputs(message + "\n", stderr)
        exit(code)
    }

    private static func writeLines(_ findings: [Finding]) {
        for finding in findings { print(finding) }
        if !findings.isEmpty { fputs("tidy: \(findings.count) findings\n", stderr) }
    }

    private static func writeJSON(_ findings: [Finding]) {
        var json = JSONWriter(pretty: true)
        json.beginArray()
        for finding in findings {
            json.beginObject()
            json.member("file", string: finding.path)
            json.member("line", int: finding.line)
            json.member("rule", string: finding.rule.rawValue)
            json.member("found", string: finding.what)
            json.member("why", string: finding.rule.why)
            json.member("instead", string: finding.rule.instead)
            json.endObject()
        }
        json.endArray()
        print(json.text)
    }
}
