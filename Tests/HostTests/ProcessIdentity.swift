import Glibc

/// Who this process is.
enum ProcessIdentity {
    static var own: Int32 { getpid() }
}
