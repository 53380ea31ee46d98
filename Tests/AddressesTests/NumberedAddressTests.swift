import Testing

@testable import Addresses

/// What stays of an article's address when its headline is edited.
@Suite struct NumberedAddressTests {
  private static func pattern(_ address: String) -> String? {
    WebURL("https://e.example/" + address).flatMap { NumberedAddress($0) }?.pattern
  }

  @Test(arguments: [
    ("tin/doi-lan-1-123456.html", "tin/doi-lan-2-moi-123456.html", "tin/*123456.html"),
    ("minister-rejects-plan-20251143.htm", "minister-says-no-20251143.htm", "*20251143.htm"),
    ("mua-lon-188241124101500123.chn", "ngap-duong-188241124101500123.chn", "*188241124101500123.chn"),
    ("mua-lon-post4123456.vnp", "mua-rat-lon-post4123456.vnp", "*post4123456.vnp"),
    ("mua-lon-d4123456.html?utm_source=rss", "ngap-lut-d4123456.html#top", "*d4123456.html"),
    (
      "article/old-words_6612345_3210.html", "article/new-words_6612345_3210.html",
      "article/*6612345_3210.html"
    ),
    ("panorama/old-words-1.4567890", "panorama/new-words-1.4567890", "panorama/*4567890"),
    ("4123456-mua-lon", "4123456-mua-lon-ngap-duong", "4123456*"),
    (
      "news/2026-11-24/old-words/104631234", "news/2026-11-24/new-words-now/104631234",
      "news/2026-11-24/*/104631234"
    ),
    ("story/3000000123456/old-words/", "story/3000000123456/new-words/", "story/3000000123456/*/"),
    (
      "article/old-words-9f86d081884c7d659a2feaa0c55ad015", "article/new-9f86d081884c7d659a2feaa0c55ad015",
      "article/*9f86d081884c7d659a2feaa0c55ad015"
    ),
    ("m%C6%B0a-l%E1%BB%9Bn-4123456.html", "ng%E1%BA%ADp-4123456.html", "*4123456.html"),
  ])
  func addressesOfOneArticleHaveOnePattern(before: String, after: String, pattern: String) {
    #expect(Self.pattern(before) == "e.example/" + pattern)
    #expect(Self.pattern(after) == Self.pattern(before))
  }

  @Test(arguments: [
    "", "a", "4123456", "4123456/", "mua-lon.html", "mua-lon-1234.html", "tin/4123456.html",
    "2026/11/24/mua-lon",
    "gia-vang-sang-20261124.html", "gia-vang-24112026.html", "gia-vang-11242026.html", "gia-vang-241126.html",
    "gia-vang-261124.html", "gia-vang-202611.html", "covid19a20b30-mua-lon.html", "4123456/amp",
    "4123456-2.html",
    "mua-lon-4123456/binh-luan", "trang.php?id=4123456", "thegioi/2026/4123456",
  ])
  func anAddressWithoutNumberBesideASlugHasNone(address: String) { #expect(Self.pattern(address) == nil) }

  @Test(arguments: [
    ("https://e.example/tin/mua-lon-4123456.html", "https://other.example/tin/mua-4123456.html"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example/anh/mua-lon-4123456.html"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example/tin/mua-lon-4123456-tiep.html"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example/tin/mua-lon-4123456.amp"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example/tin/mua-lon-4123456.html?page=2"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example/tin/mua-lon-4123457.html"),
    ("https://e.example/tin/mua-lon-4123456.html", "https://e.example:8080/tin/mua-lon-4123456.html"),
  ])
  func anotherHostFolderFormOrNumberIsAnotherAddress(left: String, right: String) throws {
    let left = try #require(WebURL(left).flatMap { NumberedAddress($0) })
    #expect(left != WebURL(right).flatMap { NumberedAddress($0) })
    #expect(left.key != WebURL(right).flatMap { NumberedAddress($0)?.key })
  }

  @Test func theKeyIsFNV() throws {
    let url = try #require(WebURL("http://e.example/a-b-12345"))
    // Computed with Python from the pattern `e.example/*12345`.
    #expect(try #require(NumberedAddress(url)).key == -7_018_838_762_880_557_572)
  }
}
