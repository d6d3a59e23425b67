/// What a script is written in.
enum ScriptLanguage {
    case shell
    case python
}
