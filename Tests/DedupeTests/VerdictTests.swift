import Dedupe
import Model
import Testing

@Suite struct VerdictTests {
  private let article: Article = {
    var article = Article(source: ArticleSource(kind: .url))
    article.id = "a"
    article.contentHash = "h"
    return article
  }()

  @Test func whatWasNeverSeenIsNew() {
    #expect(Verdict.of(article, sameID: nil, original: nil) == .new)
  }

  @Test func theSameContentUnderTheSameIDIsUnchanged() {
    let known = Verdict.Known(id: "a", revision: 3, contentHash: "h")
    #expect(Verdict.of(article, sameID: known, original: known) == .unchanged)
  }

  @Test func otherContentUnderTheSameIDIsTheNextRevision() {
    let known = Verdict.Known(id: "a", revision: 3, contentHash: "old")
    #expect(Verdict.of(article, sameID: known, original: nil) == .revision(4))
  }

  @Test func theSameContentUnderAnotherIDIsADuplicate() {
    let original = Verdict.Known(id: "b", revision: 1, contentHash: "h")
    #expect(Verdict.of(article, sameID: nil, original: original) == .duplicate(of: "b", revision: 1))
  }

  @Test func anArticleThatBecameACopyOfAnotherIsADuplicateWithTheNextRevision() {
    let known = Verdict.Known(id: "a", revision: 1, contentHash: "old")
    let original = Verdict.Known(id: "b", revision: 1, contentHash: "h")
    #expect(Verdict.of(article, sameID: known, original: original) == .duplicate(of: "b", revision: 2))
  }
}
