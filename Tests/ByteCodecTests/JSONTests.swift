// JSON, written and read.

import ByteCodec
import Randomness
import TestSupport
import Testing

@Suite struct `JSON` {
    @Test func `a document is written without white space and in order`() {
        var json = JSONWriter()
        json.beginObject()
        json.member("z", int: Int64.min)
        json.member("a", string: "q\"\\\u{8}\u{c}\n\r\t\u{1}é/😀")
        json.key("list")
        json.beginArray()
        json.null()
        json.bool(false)
        json.number("1.50")
        json.beginObject()
        json.endObject()
        json.endArray()
        json.endObject()
        let expected =
            #"{"z":-9223372036854775808,"a":"q\"\\\b\f\n\r\t\u0001é/😀","#
            + #""list":[null,false,1.50,{}]}"#
        #expect(json.text == expected)
    }

    @Test func `pretty puts each value on its line`() {
        var json = JSONWriter(pretty: true)
        json.beginObject()
        json.key("a")
        json.beginArray()
        json.int(1)
        json.int(2)
        json.endArray()
        json.key("b")
        json.beginArray()
        json.endArray()
        json.endObject()
        #expect(json.text == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}")
    }

    @Test func `numbers keep their text and members their order`() throws {
        let value = try JSONValue(parsing: #" {"b" : 5.33e-05 , "a":[0.0027300000000000002,-0]} "#)
        #expect(value["b"]?.number == "5.33e-05")
        #expect(value["a"]?.array == [.number("0.0027300000000000002"), .number("-0")])
        #expect(value.members?.map(\.key) == ["b", "a"])
        #expect(value["c"] == nil)
    }

    @Test func `a value answers only for what it is`() throws {
        let value = try JSONValue(parsing: #"{"s":"x","n":1,"b":true,"l":[null],"o":{}}"#)
        #expect(value["s"]?.string == "x" && value["s"]?.number == nil)
        #expect(value["n"]?.number == "1" && value["n"]?.string == nil)
        #expect(value["b"]?.bool == true && value["b"]?.array == nil)
        #expect(value["l"]?.array == [.null] && value["l"]?.bool == nil)
        #expect(value["o"]?.members == [] && value["l"]?.members == nil)
        #expect(value["l"]?["s"] == nil)
    }

    @Test func `a writer can start over`() {
        var json = JSONWriter()
        json.beginArray()
        let isComplete = json.isComplete
        #expect(!isComplete)
        json.removeAll()
        json.beginObject()
        json.member("b", bool: true)
        json.member("n", number: "-1e9")
        json.endObject()
        #expect(json.text == #"{"b":true,"n":-1e9}"#)
    }

    @Test func `escapes and surrogate pairs are resolved`() throws {
        let value = try JSONValue(parsing: #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#)
        #expect(value.string == "\"\\/\u{8}\u{c}\n\r\té😀")
    }

    @Test(arguments: [
        ("", JSONError(.unexpectedEnd, at: 0)),
        ("[1", JSONError(.unexpectedEnd, at: 2)),
        ("[1,]", JSONError(.unexpectedByte(0x5D), at: 3)),
        ("[1}", JSONError(.unexpectedByte(0x7D), at: 2)),
        ("{\"a\" 1}", JSONError(.unexpectedByte(0x31), at: 5)),
        ("{\"a\":1,}", JSONError(.unexpectedByte(0x7D), at: 7)),
        ("{a:1}", JSONError(.unexpectedByte(0x61), at: 1)),
        ("01", JSONError(.trailingBytes, at: 1)),
        ("-", JSONError(.invalidNumber, at: 0)),
        ("1.", JSONError(.invalidNumber, at: 0)),
        ("1e", JSONError(.invalidNumber, at: 0)),
        ("+1", JSONError(.unexpectedByte(0x2B), at: 0)),
        ("NaN", JSONError(.unexpectedByte(0x4E), at: 0)),
        ("nul", JSONError(.unexpectedEnd, at: 3)),
        ("true false", JSONError(.trailingBytes, at: 5)),
        ("\"\n\"", JSONError(.controlCharacter, at: 1)),
        (#""\x""#, JSONError(.invalidEscape, at: 1)),
        (#""\ud800""#, JSONError(.invalidEscape, at: 1)),
        (#""\udc00""#, JSONError(.invalidEscape, at: 1)),
        (#""\ud800\u0041""#, JSONError(.invalidEscape, at: 1)),
        (#"{"a":1,"b":2,"a":3}"#, JSONError(.duplicateKey("a"), at: 13)),
    ])
    func `what is not JSON is refused at its byte`(text: String, error: JSONError) {
        #expect(throws: error) { try JSONValue(parsing: text) }
    }

    @Test func `bytes that are no text are refused`() {
        #expect(throws: JSONError(.invalidUTF8, at: 1)) {
            try JSONValue(parsing: [0x5B, 0x22, 0xC3, 0x22, 0x5D] as [UInt8])
        }
    }

    @Test func `keys are the same by their bytes only`() throws {
        let value = try JSONValue(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")
        #expect(value["e\u{301}"]?.number == "2")
    }

    @Test func `depth and size have limits`() throws {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(throws: JSONError(.tooDeep(limit: 64), at: 64)) { try JSONValue(parsing: deep) }
        _ = try JSONValue(parsing: String(deep.dropFirst().dropLast()))
        let limits = JSONValue.Limits(bytes: 4)
        #expect(throws: JSONError(.tooLarge(limit: 4), at: 4)) {
            try JSONValue(parsing: "[1,2]", limits: limits)
        }
    }

    @Test(arguments: 0..<20)
    func `what is written reads back the same`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let value = Self.randomValue(&random)
            for pretty in [false, true] {
                var json = JSONWriter(pretty: pretty)
                json.value(value)
                #expect(try JSONValue(parsing: json.bytes) == value)
            }
        }
    }

    @Test(arguments: 0..<8)
    func `bent documents never trap`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var json = JSONWriter()
        json.value(Self.randomValue(&random))
        let letters = Array(#"{}[]",:\u0129ed.-+tfn "#.utf8)
        for _ in 0..<500 {
            var bytes = json.bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: bytes.indices, using: &random)
                bytes[at] = letters.randomElement(using: &random) ?? 0
            }
            do throws(JSONError) {
                _ = try JSONValue(parsing: bytes)
            } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
    }

    /// A tree of bounded depth and width.
    private static func randomValue(_ random: inout SplitMix64) -> JSONValue {
        var leaves: [JSONValue] = (0..<20).map { number in
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .null
            case 1: .bool(Bool.random(using: &random))
            case 2: .number("\(Int64.random(in: .min ... .max, using: &random)).\(number)")
            default:
                .string(
                    String(
                        String.UnicodeScalarView(
                            (0..<number).compactMap { _ in
                                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random))
                            }
                        )
                    )
                )
            }
        }
        while leaves.count > 1 {
            let count = Int.random(in: 1...leaves.count, using: &random)
            let taken = Array(leaves.suffix(count))
            leaves.removeLast(count)
            let asArray = Bool.random(using: &random)
            let members = taken.enumerated().map { JSONValue.Member("k\($0)", $1) }
            leaves.append(asArray ? .array(taken) : .object(members))
            if leaves.count == 1 { break }
        }
        return leaves[0]
    }
}
