/// Turns what is looked at again and again, the file and the signal, into one halt each time.
struct HaltWatch: Sendable {
    private var wasThere = false
    private var isOwed = false

    /// Takes a look in; whether the engine is to be halted now. Asked again until `told`.
    mutating func look(isFileThere: Bool, isSignalled: Bool) -> Bool {
        if isSignalled || (isFileThere && !wasThere) { isOwed = true }
        wasThere = isFileThere
        return isOwed
    }

    /// The engine has been told.
    mutating func told() { isOwed = false }
}
