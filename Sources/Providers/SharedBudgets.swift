// What all processes of the machine took of a provider's budget: one small file for each provider and key. It
// lies where it is gone after the next boot, if the system has such a place.

import ByteCodec
import Cryptography
import Intel
public import Ports
import SystemIO
import Throttle
import TradeModel

/// The machine's budgets.
public struct SharedBudgets: Sendable {
    private let directory: String
    private let boot: UInt64

    /// Budgets in a directory of this user's own, which is made when it is not there.
    public init(directory: String) throws(DiskError) {
        self.directory = directory
        let disk = FileDisk()
        var path = directory.hasPrefix("/") ? "/" : ""
        for part in directory.split(separator: "/") {
            path += (path.isEmpty || path == "/" ? "" : "/") + part
            do throws(DiskError) {
                _ = try disk.createDirectory(path)
            } catch {
                // Parts above need not be ours: only the last one has to be usable, and opening a file tells.
                if path == directory { throw error }
            }
        }
        let id = try disk.read("/proc/sys/kernel/random/boot_id", limit: 64)
        boot = SHA256.hash(id).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
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
    /// was read while nobody else could.
    func change<Value>(
        _ plan: ProviderPlan,
        _ body: (inout SharedLedger, Instant) -> Value
    ) throws(DiskError) -> Value {
        try SharedFile(path(of: plan)).change { bytes in
            let now = Self.now
            // Nobody has asked yet since the directory was made.
            var ledger =
                bytes.isEmpty ? SharedLedger(freshSince: boot) : SharedLedger(bytes, boot: boot)
            let value = body(&ledger, now)
            bytes = ledger.bytes
            return value
        }
    }

    /// Notes how a provider is doing, for whoever asks later. That nobody can note it hurts nobody.
    func note(_ health: ProviderHealth, of plan: ProviderPlan) {
        do throws(DiskError) {
            try SharedFile(path(of: plan) + ".health").change { $0 = health.document }
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

    /// One file for a provider and a key, named by a fingerprint from which no key can be found.
    private func path(of plan: ProviderPlan) -> String {
        let text = "\(plan.provider.name)\n\(plan.key ?? "")\n\(plan.address)"
        let print = SHA256.hash(Array(text.utf8)).bytes.prefix(8)
        return "\(directory)/\(plan.provider.name)-\(Hex.encode(Array(print)))"
    }
}
