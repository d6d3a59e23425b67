import Glibc

/// The user that the process runs as.
public enum SystemUser {
    /// The user's number.
    public static var number: UInt32 { getuid() }
}
