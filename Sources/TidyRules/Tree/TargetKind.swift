/// What a target may reach; the letters are those of the table in `docs/ARCHITECTURE.md`.
enum TargetKind: String {
    case pure = "P"
    case effectful = "E"
    case executable = "X"
}
