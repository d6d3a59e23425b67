// What all processes of a user took of a provider's budget: one small file for each provider and key. It
// lies where it is gone after the next boot, if the system has such a place.

import ByteCodec
import Cryptography
import Intel
import Ports
public import SystemIO
import Throttle
import TradeModel

/// The machine's budgets.
public struct SharedBudgets: Sendable {
    private let directory: String
    private let boot: UInt64
    private let write: SharedFile.Write

    /// Budgets in a directory of this user's own, which is made when it is not there. Neither it nor the one
    /// above it may be a link, another user's, or open to the hands of others: whoever could exchange the files
    /// could have this user's requests held back, or let too many go.
    ///
    /// - Parameter write: how bytes get into the files.
    public init(
        directory: String,
        write: @escaping SharedFile.Write = SharedFile.toDisk
    ) throws(SharedBudgetsError) {
        self.write = write
        var paths: [String] = []
        for part in directory.split(separator: "/") {
            let above = paths.last.map { $0 + "/" } ?? (directory.hasPrefix("/") ? "/" : "")
            paths.append(above + part)
        }
        let last = paths.last ?? directory
        self.directory = last
        let id: [UInt8]
        do throws(DiskError) {
            for path in paths.dropLast() { Self.make(path) }
            _ = try FileDisk().createDirectory(last)
            id = try FileDisk().read("/proc/sys/kernel/random/boot_id", limit: 64)
        } catch {
            throw .disk(error)
        }
        for path in paths.suffix(2) {
            let flaw = DirectoryFlaw(of: path, isAbove: path != last)
            if let flaw { throw .unsafe(directory: path, flaw) }
        }
        boot = SHA256.hash(id).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Parts above need not be ours, and need not let us make them: making the last one tells.
    private static func make(_ path: String) {
        do throws(DiskError) {
            _ = try FileDisk().createDirectory(path)
        } catch {
            return
        }
    }

    /// Where the budgets of a user lie: `XDG_RUNTIME_DIR/plimsoll/budgets`, else `/tmp/plimsoll-UID/budgets`.
    public static func place(environment: [(name: String, value: String)], user: UInt32) -> String {
        let runtime = environment.first { $0.name == "XDG_RUNTIME_DIR" }?.value ?? ""
        return runtime.hasPrefix("/")
            ? "\(runtime)/plimsoll/budgets" : "/tmp/plimsoll-\(user)/budgets"
    }

    /// The clock since the boot, which all processes read alike.
    static var now: Instant {
        Instant(nanoseconds: Int64(clamping: SystemClock().nanoseconds()))
    }

    /// Lets `body` change what all processes know of a provider, at an instant of the clock since the boot that
    /// was read while nobody else could. Nobody is waited for: it throws where another process holds the file,
    /// and only where `body` has not been called.
    func change<Value>(
        _ plan: ProviderPlan,
        _ body: (inout SharedLedger, Instant) -> Value
    ) throws(DiskError) -> (value: Value, unwritten: DiskError?) {
        try SharedFile(path(of: plan), write: write).change { bytes in
            let now = Self.now
            // Nobody has asked yet since the directory was made.
            var ledger =
                bytes.isEmpty ? SharedLedger(freshSince: boot) : SharedLedger(bytes, boot: boot)
            let value = body(&ledger, now)
            bytes = ledger.bytes
            return value
        }
    }

    /// So long another process is waited for that notes something as well: it takes no longer.
    private static let noteWaitMs = 20

    /// Notes how a provider is doing, for whoever asks later. That nobody can note it hurts nobody.
    func note(_ health: ProviderHealth, of plan: ProviderPlan) {
        let file = SharedFile(path(of: plan) + ".health", write: write)
        do throws(DiskError) {
            try file.change(waitMs: Self.noteWaitMs) { $0 = health.document }
        } catch {
            return
        }
    }

    /// How a provider is doing, by whichever process asked it last, and what all of them took; nil when nobody has
    /// asked it since the machine was started.
    public func health(of plan: ProviderPlan) -> ProviderHealth? {
        let disk = FileDisk()
        do throws(DiskError) {
            let noted = try disk.read(path(of: plan) + ".health", limit: 1 << 16)
            guard var health = ProviderHealth(document: noted) else { return nil }
            let bytes = try disk.read(path(of: plan), limit: SharedFile.longest)
            // Looked at in memory alone: who only looks takes nothing.
            var ledger: SharedLedger? = SharedLedger(bytes, boot: boot)
            var line = ProviderLine(plan)
            _ = line.poll(sharing: &ledger, as: 0, at: Self.now)
            health.used = line.health.used
            health.of = line.health.of
            return health
        } catch {
            return nil
        }
    }

    /// One file for a provider and a key, or the address where there is none, named by a fingerprint from which no key can be found.
    private func path(of plan: ProviderPlan) -> String {
        // Who has a key is counted by it, at whichever address.
        let text = "\(plan.provider.name)\n\(plan.key.map { "key \($0)" } ?? plan.address)"
        let print = SHA256.hash(Array(text.utf8)).bytes.prefix(8)
        return "\(directory)/\(plan.provider.name)-\(Hex.encode(Array(print)))"
    }
}
