/// What a check of the installation found.
struct Diagnosis: Hashable, Sendable {
    /// How bad it is.
    enum Grade: String, Hashable, Sendable {
        /// As it should be.
        case ok
        /// It works, and may not do so for long.
        case warn
        /// It does not work, or money is at risk.
        case bad
    }

    /// The check that found it.
    let check: String
    let grade: Grade
    /// What was found.
    let words: String
    /// What to do about it; nil where nothing is to be done.
    let remedy: String?

    /// As it should be.
    static func ok(_ check: String, _ words: String) -> Diagnosis {
        Diagnosis(check: check, grade: .ok, words: words, remedy: nil)
    }

    /// Worth a look.
    static func warn(_ check: String, _ words: String, remedy: String) -> Diagnosis {
        Diagnosis(check: check, grade: .warn, words: words, remedy: remedy)
    }

    /// To be mended.
    static func bad(_ check: String, _ words: String, remedy: String) -> Diagnosis {
        Diagnosis(check: check, grade: .bad, words: words, remedy: remedy)
    }
}
