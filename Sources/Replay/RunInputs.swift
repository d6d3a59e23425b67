// Recorded files as they are named on the command line, read and checked.

import Cryptography
public import MarketData

/// Why files cannot be replayed together.
public enum RunInputError: Error, Sendable {
    /// A file is no candle file.
    case file(CandleFileError)
    /// A native candle file that is damaged or not understood.
    case nativeFile(NativeCandleError)
    /// Two files would be the same instrument.
    case duplicateName(String)
    /// No file at all.
    case none
    /// More files than there are asset numbers.
    case tooMany(Int)
    /// The last candle ends, or the interval lies, beyond what time can hold here.
    case timeOutOfRange(String)
}

extension RunInputError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .file(let error): "\(error)"
        case .nativeFile(let error): "\(error)"
        case .duplicateName(let name):
            "two files are named \(name): each file is an instrument; rename one of them"
        case .none: "no file to replay; name at least one candle file"
        case .tooMany(let count): "\(count) files are too many; at most \(RunInputs.limit)"
        case .timeOutOfRange(let name): "\(name): its last candle ends after the year 2199"
        }
    }
}

/// The series of a run and what the specification keeps of each.
public struct RunInputs: Sendable {
    /// The candles, one series per file.
    public private(set) var series: [CandleSeries] = []
    /// What identifies each file.
    public private(set) var inputs: [RunSpecification.Input] = []

    /// The recorded judgements; nil when nobody judges tokens.
    public private(set) var verdicts: [RecordedVerdict]?
    /// What identifies their file.
    public private(set) var verdictInput: RunSpecification.VerdictInput?

    /// The most files of a run: assets are numbered with 16 bits.
    static let limit = 60_000
    /// The end of the year 2199, in milliseconds: no candle ends later and no interval is longer.
    static let latestMs: Int64 = 7_258_118_400_000

    /// Nothing yet.
    public init() {}

    /// Reads one file's bytes in.
    public mutating func add(_ bytes: [UInt8], path: String) throws(RunInputError) {
        guard series.count < Self.limit else { throw .tooMany(series.count + 1) }
        let parsed = try Self.read(bytes, path)
        guard !inputs.contains(where: { $0.name == parsed.name }) else {
            throw .duplicateName(parsed.name)
        }
        guard let last = parsed.times.last, parsed.intervalMs <= Self.latestMs - last else {
            throw .timeOutOfRange(parsed.name)
        }
        series.append(parsed)
        inputs.append(
            RunSpecification.Input(parsed, sha256: SHA256.hash(bytes).description)
        )
    }

    /// Reads recorded judgements in, after all files of candles. From here on the Warden is asked.
    public mutating func addVerdicts(_ bytes: [UInt8]) throws(VerdictFileError) {
        let read = try VerdictFile.parse(bytes, names: inputs.map(\.name))
        verdicts = read
        verdictInput = RunSpecification.VerdictInput(
            sha256: SHA256.hash(bytes).description,
            count: read.count
        )
    }

    /// Reads CSV, or the native form where the file begins like it.
    private static func read(
        _ bytes: [UInt8],
        _ path: String
    ) throws(RunInputError) -> CandleSeries {
        if NativeCandleFile.begins(bytes) {
            do throws(NativeCandleError) {
                return try NativeCandleFile.decode(bytes, name: path)
            } catch {
                throw .nativeFile(error)
            }
        }
        do throws(CandleFileError) {
            return try CandleFile.parse(bytes, name: path)
        } catch {
            throw .file(error)
        }
    }
}
