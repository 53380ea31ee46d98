import Addresses
import Dedupe
import Testing

@Suite struct CanonicalChoiceTests {
  private func choice(_ declared: String?, _ page: String) throws -> String {
    let page = try #require(WebURL(page))
    return CanonicalChoice.choose(declared: declared.flatMap { WebURL($0) }, page: page).description
  }

  @Test(arguments: [
    (
      "https://www.news.example/tin/cau-an-phong-thong-xe",
      "https://news.example/tin/cau-an-phong-thong-xe?utm_source=x"
    ),
    (
      "https://news.example/bridge-opens-to-traffic-at-last",
      "https://news.example/amp/bridge-opens-to-traffic-at-last"
    ),
    ("https://news.example/a-new-slug-4512345.html", "https://m.news.example/old-slug-4512345.html"),
    (
      "https://news.example/bridge-opens-after-three-years",
      "https://news.example/bridge-opens-after-three-long-years/amp"
    ),
  ])
  func theSameDocumentUnderItsBetterAddressIsTaken(_ declared: String, _ page: String) throws {
    #expect(try choice(declared, page) == declared)
  }

  @Test(arguments: [
    ("https://news.example/", "https://news.example/tin/cau-an-phong"),
    ("https://news.example/thoi-su", "https://news.example/thoi-su/cau-an-phong-thong-xe-4512345.html"),
    (
      "https://other.example/tin/cau-an-phong-4512345.html",
      "https://news.example/tin/cau-an-phong-4512345.html"
    ),
    ("https://news.example/gia-vang-ngay-12", "https://news.example/gia-vang-ngay-13"),
    ("https://news.example/article.php", "https://news.example/article.php?id=12345"),
  ])
  func anotherDocumentOrAnotherSitesAddressIsNotBelieved(_ declared: String, _ page: String) throws {
    #expect(try choice(declared, page) == page)
  }

  @Test func aPageThatDeclaresNothingKeepsItsAddress() throws {
    #expect(try choice(nil, "https://news.example/a-b-c") == "https://news.example/a-b-c")
  }
}
