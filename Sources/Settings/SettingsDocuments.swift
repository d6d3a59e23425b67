// What is generated from the schema: the JSON Schema, the files of `init`, the reference page.

public import ByteCodec
import Configuration

/// The documents that the schema leads to.
public enum SettingsDocuments {
    /// The JSON Schema of a configuration file.
    public static var jsonSchema: JSONValue {
        SettingsSchema.schema.jsonSchema(title: "Configuration of Plimsoll")
    }

    /// The commented configuration file; `isActive` makes the defaults settings instead of comments.
    public static func file(isActive: Bool = false) -> String {
        FileTemplate.text(SettingsSchema.schema, opening: fileOpening, isActive: isActive)
    }

    /// The example of a `.env` file.
    public static var variables: String {
        VariableTemplate.text(
            SettingsSchema.schema,
            opening: variableOpening,
            active: ["DRY_RUN"]
        )
    }

    /// The page docs/configuration.md.
    public static var referencePage: String {
        ReferencePage.text(SettingsSchema.schema, opening: pageOpening)
    }

    private static let fileOpening = """
        The configuration of Plimsoll. It is JSON5: JSON with comments, keys without quotes and commas \
        at the end.
        Every setting stands here with its default, as a comment: take the slashes away to set it. \
        `plimsoll config check` says what is wrong with this file, `plimsoll config show` what holds.
        Variables (PLIMSOLL_..., in .env or the environment) and the command line go before this file.
        """

    private static let variableOpening = """
        Variables of Plimsoll: copy this file to .env. They go before plimsoll.json5; the environment
        goes before them, and the command line before that.
        """

    private static let pageOpening = """
        # Configuration

        This page is generated: `plimsoll config reference > docs/configuration.md` writes it anew.

        With no configuration at all Plimsoll trades on paper. `plimsoll init` writes a commented
        `plimsoll.json5` and a `.env.example`; `plimsoll config check` lists everything that is wrong with a
        configuration, `plimsoll config show` prints what holds and where each value comes from, and
        `plimsoll config schema` prints the JSON Schema.

        ## Where values come from

        The later goes before the earlier:

        1. the defaults,
        2. the file that `--config` names, or `plimsoll.json5` in the working directory if it is there,
        3. `.env` in the working directory,
        4. the environment,
        5. the command line.

        The file is JSON5: comments, keys without quotes, single quotes, commas at the end. A key that is no
        setting is refused. Amounts can be numbers or texts; both are read exactly. A length of time is a
        text with a unit: `"250ms"`, `"90s"`, `"15m"`, `"12h"`, `"7d"`. A path is written out: neither `~` nor `$NAME`
        is replaced, and both are refused.

        A setting's variable is its key in capitals with `PLIMSOLL_` before it, two underscores for each dot
        and one before each capital letter: `risk.maxPositions` is `PLIMSOLL_RISK__MAX_POSITIONS`. A list is
        written as in the file, or, when it holds plain values, with commas between: `50,150,500`. A setting
        that may be null takes `none`. A variable that begins with `PLIMSOLL_` and is no setting's is
        refused, but for those that tests and their tools read: `PLIMSOLL_VECTORS`, `PLIMSOLL_DATA`,
        `PLIMSOLL_MUTANTS`, `PLIMSOLL_FUZZ`, `PLIMSOLL_PEERS`, and what begins with `PLIMSOLL_FUZZ_` or
        `PLIMSOLL_SHIM_`.

        The names `DRY_RUN`, `SLIPPAGE_BPS`, `MAX_GAS_PRICE` and `WAL_DIR` of older programs are honoured.
        Where the older and the newer name of one setting say different things, that is an error.

        In `.env` a line is `NAME=VALUE`. A value in single quotes is taken as it is; in double quotes
        `\\n`, `\\r`, `\\t`, `\\"` and `\\\\` are escapes; without quotes a `#` after a space begins a comment.
        Nothing is substituted and a value does not go beyond its line. Other programs' variables are left
        alone.

        """
}
