import ArgumentParser

/// Where a command finds the books.
struct DataDirectoryOption: ParsableArguments {
    @Option(name: .customLong("data-dir"), help: "The data directory.", completion: .directory)
    var directory = "plimsoll-data"
}
