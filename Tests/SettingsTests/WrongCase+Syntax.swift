// What a person reads for each way of being wrong: the whole message, letter by letter.

extension WrongCase {
    /// Files that are no JSON5 object.
    static let syntax: [WrongCase] = [
        WrongCase(
            "[]",
            "the file holds a list: must be an object (plimsoll.json5:1)"
        ),
        WrongCase(
            "5",
            #"the file holds "5": must be an object (plimsoll.json5:1)"#
        ),
        WrongCase(
            "",
            "there is nothing in it: write at least {} (plimsoll.json5:1:1)"
        ),
        WrongCase(
            "// nothing",
            "there is nothing in it: write at least {} (plimsoll.json5:1:11)"
        ),
        WrongCase(
            "{",
            "it ends inside a value: close every bracket and every quote (plimsoll.json5:1:2)"
        ),
        WrongCase(
            "{ risk: { ",
            "it ends inside a value: close every bracket and every quote (plimsoll.json5:1:11)"
        ),
        WrongCase(
            "{ risk: } }",
            #""}" stands where a value should (plimsoll.json5:1:9)"#
        ),
        WrongCase(
            "{ risk: {} } x",
            #""x" follows the end: one pair of braces holds everything (plimsoll.json5:1:14)"#
        ),
        WrongCase(
            "{ dryRun: yes }",
            #"a word without quotes stands where a value should (plimsoll.json5:1:11)"#
        ),
        WrongCase(
            "{ dataDir: 'x }",
            "a text is not closed on its line: end it with the quote it began with (plimsoll.json5:1:12)"
        ),
        WrongCase(
            "{ /* open",
            "a comment is not closed: end it with */ (plimsoll.json5:1:3)"
        ),
        WrongCase(
            #"{ dryRun: true dataDir: "x" }"#,
            #""d" stands where a comma or "}" should (plimsoll.json5:1:16)"#
        ),
        WrongCase(
            "{ paper: { cash: 1_000 } }",
            "this is no number: write digits with at most one point, or put a text in quotes (plimsoll.json5:1:18)"
        ),
        WrongCase(
            "{ paper: { cash: 012 } }",
            "this is no number: write digits with at most one point, or put a text in quotes (plimsoll.json5:1:18)"
        ),
        WrongCase(
            "{ paper: { latency: 5ms } }",
            "this is no number: write digits with at most one point, or put a text in quotes (plimsoll.json5:1:21)"
        ),
        WrongCase(
            #"{ dataDir: "\u12" }"#,
            "this escape does not exist: write a backslash twice to have one (plimsoll.json5:1:17)"
        ),
        WrongCase(
            "{ 5: 3 }",
            #""5" stands where a key should (plimsoll.json5:1:3)"#
        ),
        WrongCase(
            "{ dryRun true }",
            #""t" stands where a colon should (plimsoll.json5:1:10)"#
        ),
        WrongCase(
            "{,}",
            #""," stands where a key should (plimsoll.json5:1:2)"#
        ),
    ]
}
