import Addresses
import Testing

@Suite struct AddressPatternTests {
  @Test(arguments: [
    ("/tin/*", "https://e.org/tin/1.html", true),
    ("/tin/*", "https://e.org/x/tin/1.html", false),
    ("*.html", "https://e.org/tin/1.html", true),
    ("*.html", "https://e.org/tin/1.html?p=2", false),
    ("/*?page=*", "https://e.org/tin?page=2", true),
    ("https://e.org/*-[0-9][0-9].html", "https://e.org/a-b-42.html", true),
    ("https://e.org/*-[0-9][0-9].html", "https://e.org/a-b-4x.html", false),
    ("/thời-sự/*", "https://e.org/th%E1%BB%9Di-s%E1%BB%B1/1", true),
    ("**a*", "https://e.org/cba", true),
    ("/a", "https://e.org/ab", false),
  ])
  func `A pattern matches from end to end`(_ pattern: String, _ url: String, _ matches: Bool) throws {
    #expect(try AddressPattern(pattern).matches(#require(WebURL(url))) == matches)
  }

  @Test(arguments: ["[", "a[]", "[z-a]", "x[a"])
  func `A set must be whole`(_ pattern: String) {
    #expect(throws: AddressPattern.Fault.brokenSet) { try AddressPattern(pattern) }
  }

  @Test(.timeLimit(.minutes(1)))
  func `Many stars take no time`() throws {
    let pattern = try AddressPattern(String(repeating: "*a", count: 400) + "b")
    #expect(!pattern.matches(try #require(WebURL("https://e.org/" + String(repeating: "a", count: 8_000)))))
  }
}
