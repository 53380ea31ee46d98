import Addresses
import Testing

@Suite struct URLCredentialsTests {
  @Test(arguments: [
    ("https://u:secret@a.org/x", "https://a.org/x"), ("https://u@a.org/x", "https://a.org/x"),
    ("https://u:se@cret@a.org:8443/x?y=z@1#f", "https://a.org:8443/x?y=z@1#f"),
    ("https://u:my secret@a.org/", "https://a.org/"), ("https:\\\\u:p@a.org\\x", "https://a.org/x"),
    ("http:u:p@a.org/", "http://a.org/"),
    // Nothing to take off: as it was, not rewritten.
    ("HTTPS://A.org/@name", "HTTPS://A.org/@name"), ("tag:a.org,2026:1", "tag:a.org,2026:1"),
    ("mailto:an@a.org", "mailto:an@a.org"), ("4711@a.org", "4711@a.org"),
  ])
  func dataHoldsTheAddressWithoutThem(url: String, expected: String) {
    #expect(URLCredentials.removed(from: url) == expected)
  }

  @Test(arguments: [
    ("https://u:secret@a.org/x", "https://***@a.org/x"), ("https://a.org/@name", "https://a.org/@name"),
    ("htps:/u:secret@a.org", "htps:/***@a.org"), ("u:secret@a.org/x", "***@a.org/x"),
    ("https://u:se/cret@a.org:x/", "https://***@a.org:x/"), ("http://a b", "http://a b"),
  ])
  func aMessageShowsThatThereAreSome(url: String, expected: String) {
    #expect(URLCredentials.masked(url: url) == expected)
  }

  @Test func everyAddressOfAMessageIsMasked() {
    let text = "https://u:p@a.org/x: redirects to http://v:q@w@b.org?z@1, write to an@b.org or see c:/d@e"
    #expect(
      URLCredentials.masked(in: text)
        == "https://***@a.org/x: redirects to http://***@b.org?z@1, write to an@b.org or see c:/***@e")
    #expect(URLCredentials.masked(in: "nothing at all: //") == "nothing at all: //")
  }
}
