import Dedupe
import Model
import Testing
import Time

@Suite struct IdentityTests {
  private func article(url: String?, canonical: String? = nil, text: String = "Nội dung") -> Article {
    var article = Article(source: ArticleSource(kind: .url))
    article.url = url
    article.urlCanonical = canonical
    article.title = "Tiêu đề"
    article.blocks = [Block(.paragraph, text)]
    Identity.complete(&article)
    return article
  }

  @Test func trackingParametersGiveNoNewIdentity() {
    let plain = article(url: "https://e.org/tin/giam-gia-4512345.html")
    let tracked = article(url: "https://E.org:443/tin/giam-gia-4512345.html?utm_source=x&fbclid=1#top")
    #expect(plain.id == tracked.id)
    #expect(plain.id.utf8.count == 32)
  }

  @Test func anArticleWithoutAnAddressIsItsContent() {
    #expect(article(url: nil).id == article(url: nil).id)
    #expect(article(url: nil).id != article(url: nil, text: "Khác").id)
  }

  @Test(arguments: [
    ("https://m.e.org/a/bai-viet-123456.html", "https://e.org/a/bai-viet-123456.html", true),
    ("https://e.org/amp/bai-viet-rat-dai", "https://e.org/bai-viet-rat-dai", true),
    ("https://e.org/a/bai-viet-123456.html", "https://e.org/", false),
    ("https://e.org/a/bai-viet-123456.html", "https://e.org/a/mot-tin-khac-999999.html", false),
    ("https://e.org/a/bai-viet-123456.html", "https://other.net/a/bai-viet-123456.html", false),
    ("https://e.org/a/bai-viet-123456.html", "https://e.org/thoi-su", false),
    // The section that the page is in; a form of the page itself.
    ("https://e.org/thoi-su/bai-viet-rat-dai.html", "https://e.org/thoi-su", false),
    ("https://e.org/thoi-su/bai-viet-rat-dai/amp", "https://e.org/thoi-su/bai-viet-rat-dai", true),
    ("https://e.org/thoi-su/bai-viet-rat-dai/2", "https://e.org/thoi-su/bai-viet-rat-dai", true),
    // Another article of the same year, section or series.
    ("https://e.org/2026/04/12/xe-buyt-dien", "https://e.org/2026/04/12/gia-ca-phe", false),
    ("https://e.org/20260412/xe-buyt-dien", "https://e.org/20260412/gia-ca-phe", false),
    ("https://e.org/the-thao/bong-da/ha-noi-thang", "https://e.org/the-thao/bong-da/hai-phong-thua", false),
    ("https://e.org/gia-vang-hom-nay-15-4", "https://e.org/gia-vang-hom-nay-16-4", false),
    // A script without its parameters, or with others.
    ("https://e.org/article.php?id=4711", "https://e.org/article.php", false),
    ("https://e.org/article.php?id=4711", "https://e.org/article.php?id=4712", false),
    ("https://e.org/article.php?id=4711", "https://e.org/article.php?id=4711", true),
    ("https://e.org/?p=47113", "https://e.org/", false),
    // A new slug, section or subdomain under the same number.
    ("https://e.org/tin/tieu-de-cu-4512345.html", "https://www.e.org/thoi-su/tieu-de-moi-4512345.html", true),
    (
      "https://e.org/article/us-markets/shares-soft-idUSKBN1XT00W",
      "https://e.org/article/us-markets-idUSKBN1XT00W", true
    ),
    ("https://e.org/23-mon-an-ngon-nhat-id119898", "https://e.org/am-thuc/23-mon-an-ngon-nhat/", true),
  ])
  func aDeclaredAddressIsBelievedOnlyWhereItCanBeTrue(page: String, declared: String, isBelieved: Bool) {
    #expect(article(url: page, canonical: declared).urlCanonical == (isBelieved ? declared : page))
  }

  @Test func aCounterOrAnAdvertisementIsNoContent() {
    // What is around the text never reaches the blocks; what a page says of itself is no part of the hash.
    var before = article(url: "https://e.org/1", text: "Giá vàng tăng 3 triệu")
    let hash = before.contentHash
    before.tags = ["vàng"]
    before.publisher = "Báo"
    before.images = [ImageReference(url: "https://e.org/quang-cao.png")]
    before.dateModified = Timestamp(secondsSinceEpoch: 0, offset: .none)
    #expect(Identity.contentHash(of: before) == hash)
  }

  @Test func oneWordMakesAnotherContent() {
    let up = article(url: "https://e.org/1", text: "Giá vàng tăng 3 triệu")
    let down = article(url: "https://e.org/1", text: "Giá vàng giảm 3 triệu")
    #expect(up.id == down.id)
    #expect(up.contentHash != down.contentHash)
  }

  @Test func aSavedPageWhoseAddressNobodyToldIsWhatItDeclares() {
    let saved = article(url: nil, canonical: "https://e.org/a/bai-viet-123456.html?utm_source=x")
    #expect(saved.urlCanonical == "https://e.org/a/bai-viet-123456.html")
    #expect(saved.id == article(url: "https://e.org/a/bai-viet-123456.html").id)
  }

  @Test func aStandfirstThatOnlyOneTemplatePrintsMakesNoOtherContent() {
    var printed = Article(source: ArticleSource(kind: .url))
    printed.description = "Tóm tắt."
    printed.blocks = [Block(.paragraph, "Tóm tắt."), Block(.paragraph, "Nội dung.")]
    var bare = Article(source: ArticleSource(kind: .url))
    bare.blocks = [Block(.paragraph, "Nội dung.")]
    #expect(Identity.contentHash(of: printed) == Identity.contentHash(of: bare))
    printed.description = "Khác."
    #expect(Identity.contentHash(of: printed) != Identity.contentHash(of: bare))
  }

  @Test func theDomainIsTheRegisteredOne() {
    #expect(article(url: "https://www.tin.e.co.uk/1").sourceDomain == "e.co.uk")
    #expect(article(url: "http://127.0.0.1:8080/1").sourceDomain == "127.0.0.1")
  }
}
