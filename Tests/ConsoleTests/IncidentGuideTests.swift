// The tables of docs/guides/reading-an-incident.md name everything there is, in the words that people see.

import Glibc
import Testing
import TradeModel

@testable import Console

@Suite struct `The guide to incidents` {
    private static let columns = 4

    /// The rows of its tables, without what surrounds a cell.
    private func rows() throws -> [[String]] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(root)/docs/guides/reading-an-incident.md"
        let file = try #require(fopen(path, "r"), "\(path) can be read")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
            .split(separator: "\n")
            .filter { $0.hasPrefix("| ") }
            .map { line in
                line.dropFirst(2).dropLast(2).split(separator: " | ").map(String.init)
            }
    }

    @Test(arguments: Incident.allCases)
    func `every incident has its row`(_ incident: Incident) throws {
        let name = "`\(IncidentText.name(incident))`"
        let rows = try rows().filter { $0.first == name }
        try #require(rows.count == 1, "\(name)")
        try #require(rows[0].count == Self.columns, "\(name)")
        #expect(rows[0][1] == IncidentText.words(incident))
        #expect(rows[0].allSatisfy { !$0.isEmpty })
    }

    @Test func `no row is left from an incident that is no more`() throws {
        let names = Set(Incident.allCases.map { "`\(IncidentText.name($0))`" })
        let rows = try rows().filter { $0.count == Self.columns && $0[0].hasPrefix("`") }
        #expect(Set(rows.map { $0[0] }) == names)
        #expect(rows.count == Incident.allCases.count)
    }

    @Test(arguments: Mode.single)
    func `every latch has its row, with what lifts it`(_ latch: Mode) throws {
        let row = try #require(try rows().first { $0[0] == "`\(latch.word)`" })
        #expect(row.count == 3 && row[2].contains("`\(ModeText.remedy(latch))`"))
    }

    @Test(arguments: Console.ExitStatus.allCases)
    func `every exit code has its row`(_ status: Console.ExitStatus) throws {
        let rows = try rows().filter { $0[0] == "\(status.rawValue)" }
        #expect(rows.count == 1)
    }
}
