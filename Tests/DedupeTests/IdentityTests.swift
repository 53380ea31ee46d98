import Dedupe
import Model
import Testing

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
  ])
  func aDeclaredAddressIsBelievedOnlyWhereItCanBeTrue(page: String, declared: String, isBelieved: Bool) {
    #expect(article(url: page, canonical: declared).urlCanonical == (isBelieved ? declared : page))
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
