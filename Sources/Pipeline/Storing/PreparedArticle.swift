internal import Dedupe
internal import Model
internal import Store

/// An article with all that can be made of it alone. Made where pages are read, on all cores, so that the store stage,
/// which is one, need not.
struct PreparedArticle: Sendable {
  var article: Article
  let line: JSONLine.Draft
  let evidence: StoryEvidence

  init(_ article: Article) {
    self.article = article
    line = JSONLine.Draft(article)
    evidence = StoryEvidence(of: article)
  }
}
