import Testing

@testable import JSON

@Suite struct JSONValueTests {
  private func strict(_ text: String) -> JSONValue? { JSONValue.parse(Array(text.utf8)) }
  private func lenient(_ text: String) -> JSONValue? { JSONValue.parse(Array(text.utf8), isLenient: true) }

  @Test func membersKeepTheirOrderAndNumbersTheirSpelling() {
    #expect(
      strict(#"{"b": 0.10, "a": [1e400, -3], "c": {}}"#)
        == .object([
          .init("b", .number("0.10")), .init("a", .array([.number("1e400"), .number("-3")])),
          .init("c", .object([])),
        ]))
  }

  @Test func escapesAndSurrogatePairsAreDecoded() {
    #expect(strict(#""\u1EBF\ud83d\ude00\n\/\\\"""#) == .string("ế😀\n/\\\""))
    #expect(strict(#""\ud83d x""#) == .string("\u{FFFD} x"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "01", "+1", "1.", "'a'", "{a:1}", "[1 2]", "\"a\nb\"", "nul", "[}",
    "{\"a\" 1}", "1 2", "\"\\x\"",
  ])
  func whatRFC8259RefusesIsRefused(text: String) {
    #expect(strict(text) == nil)
  }

  @Test(arguments: [
    ("{\"a\": \"x\ny\"}", "x\ny"),
    (#"{"a": "He said "no" to it", "b": 1}"#, #"He said "no" to it"#),
    (#"{"a": "x",}"#, "x"),
    (#"{"z": 1 "a": "x"}"#, "x"),
    (#"// note"# + "\n" + #"{/* one */ "a": "x"}"#, "x"),
    (#"//<![CDATA["# + "\n" + #"{"a": "x"}"# + "\n//]]>", "x"),
    (#"{'a': 'x'}"#, "x"),
    (#"{a: "x"}"#, "x"),
    (#"{"a": "it\'s"}"#, "it's"),
    (#"{"a": "x"};"#, "x"),
    (#"{"a": "x", "b": [1, {"c": "cut o"#, "x"),
    ("\u{FEFF}{\"a\": \"x\"}", "x"),
    (#"{"b": , "a": "x"}"#, "x"),
  ])
  func whatPublishersWriteAllTheSameIsReadLeniently(text: String, expected: String) {
    #expect(lenient(text)?["a"]?.string == expected)
    #expect(strict(text) == nil)
  }

  @Test func depthIsLimitedAndCostsNoStack() {
    let depth = 1_000_000
    #expect(strict(String(repeating: "[", count: depth)) == nil)
    #expect(lenient(String(repeating: "{\"a\":", count: depth)) == nil)
    let allowed = JSONValue.maximumDepth
    #expect(
      strict(String(repeating: "[", count: allowed) + String(repeating: "]", count: allowed)) != nil)
  }
}
