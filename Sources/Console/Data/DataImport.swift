// Files of whatever form into native ones. All are read before the first is written: one that is refused
// leaves nothing behind.

import ByteCodec
import MarketData
import Ports
import SystemIO

/// What `data import` did.
public struct DataImport {
    private let files: [(view: CandleFileView, path: String, outcome: NewFile.Outcome)]

    /// Imports the files into `folder`, or each beside itself where that is nil; a line each goes to `errors`.
    public init(
        _ paths: [String],
        into folder: String?,
        intervalMs: Int64,
        errors: StandardStream?
    ) throws(CommandFailure) {
        var views: [CandleFileView] = []
        var targets: [String] = []
        for path in paths {
            let view = try CandleFileView(path, intervalMs: intervalMs)
            let target = DataImport.target(view, folder)
            guard !targets.contains(target) else {
                throw CommandFailure(.input, "two files would become \(target); rename one of them")
            }
            views.append(view)
            targets.append(target)
            errors?.line("read \(path): \(NumberText.count(view.candles.series.count)) candles")
            errors?.flush()
        }
        if let folder { try DataImport.create(folder) }
        var files: [(CandleFileView, String, NewFile.Outcome)] = []
        for (view, target) in zip(views, targets) {
            let bytes = NativeCandleFile.encode(view.candles.series)
            files.append((view, target, try NewFile.write(bytes, to: target)))
        }
        self.files = files
    }

    private static func target(_ view: CandleFileView, _ folder: String?) -> String {
        let name = view.candles.series.name + NativeCandleFile.suffix
        if let folder { return folder + "/" + name }
        guard let slash = view.path.lastIndex(of: "/") else { return name }
        return String(view.path[...slash]) + name
    }

    private static func create(_ folder: String) throws(CommandFailure) {
        do throws(DiskError) {
            _ = try FileDisk().createDirectory(folder)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// For scripts, one line.
    public var document: String {
        let values = files.map { file in
            var members = file.view.members()
            members.add("native_file", .string(file.path))
            members.add("written", .bool(file.outcome == .written))
            return JSONValue.object(members)
        }
        return JSONValue.object([.init("files", .array(values))]).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        files.map { file in
            let outcome =
                switch file.outcome {
                case .written: style.good("written") + " to \(file.path)"
                case .same: "\(file.path) holds the same already"
                }
            return file.view.text(style) + "  \(outcome)\n"
        }.joined(separator: "\n")
    }
}
