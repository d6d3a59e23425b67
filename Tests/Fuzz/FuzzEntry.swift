// The program's beginning: libFuzzer, called as a library. The target is named by
// PLIMSOLL_FUZZ_TARGET; with PLIMSOLL_FUZZ_SEEDS the process writes the target's seeds into that
// folder instead, and leaves.

import Foundation

/// libFuzzer's own loop: it takes its options from the arguments and comes back when it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ attempt: @convention(c) (UnsafeRawPointer?, Int) -> Int32
) -> Int32

@main
private enum FuzzEntry {
    static func main() throws {
        let target = FuzzTargets.chosen
        if let folder = ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ_SEEDS"] {
            for (number, seed) in target.seeds.enumerated() {
                try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(number)"))
            }
            return
        }
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(
            runFuzzer(&count, &arguments) { start, count in
                FuzzTargets.chosen.attempt(UnsafeRawBufferPointer(start: start, count: count))
                return 0
            }
        )
    }
}
