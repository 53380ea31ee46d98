import Dedupe
import Model
import Pipeline
import Store
import TestSupport
import Testing

/// What the archive makes of an article after those before it, in one run and in the next.
@Suite struct KnownArticlesTests {
  private static let text = [
    "Giá vàng miếng sáng nay tăng 3 triệu đồng mỗi lượng, lên 123,5 triệu đồng, cao nhất trong 13 tháng qua.",
    "Các cửa hàng ở phố Trần Nhân Tông đông khách từ 7 giờ, nhiều người xếp hàng hơn 30 phút để mua một chỉ.",
    "Chuyên gia khuyên người dân không nên vay tiền mua vàng, vì chênh lệch giữa mua và bán đã là 3,5 triệu đồng.",
  ]

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func article(
    _ path: String, _ lines: [String] = text, title: String = "Giá vàng lập đỉnh",
    language: LanguageTag = .vietnamese
  ) -> Article {
    var article = Article(source: ArticleSource(kind: .feed))
    article.url = "https://\(path)"
    article.title = title
    article.language = language
    article.blocks = lines.map { Block(.paragraph, $0) }
    Identity.complete(&article)
    return article
  }

  /// Each run has its own objects over the same state; a batch is committed at its end.
  private func run(_ articles: [Article], inLedger ledgerID: String? = nil) throws -> [(
    verdict: Verdict, story: String?
  )] {
    let state = try StateStore(path: directory.path + "/state.sqlite")
    let store = try ArticleStore(state: state, root: directory.path + "/out", runID: "run")
    let known = KnownArticles(state: state, articles: store)
    var batch = ArticleStore.Batch()
    var answers: [(Verdict, String?)] = []
    for var article in articles {
      if let alias = try known.identify(&article, inLedger: ledgerID) { batch.aliases.append(alias) }
      let verdict = try known.verdict(on: article)
      switch verdict {
      case .duplicate(let original, _): article.duplicateOf = original
      case .revision(let revision): article.revision = revision
      case .new: break
      case .unchanged:
        answers.append((verdict, nil))
        continue
      }
      let row = ArticleRow(
        id: article.id, revision: article.revision, contentHash: article.contentHash,
        duplicateOf: article.duplicateOf, numberKey: KnownArticles.numberKey(of: article))
      if let member = try known.remember(row, of: &article) { batch.storyMembers.append(member) }
      batch.records.append(.init(partition: Partition(of: article), line: JSONLine.encode(article), row: row))
      answers.append((verdict, article.story))
    }
    try store.commit(batch)
    known.endBatch()
    return answers
  }

  private var copy: Article {
    let note = ["Bài được đăng lại với sự đồng ý của tòa soạn, mọi ý kiến xin gửi về hộp thư bạn đọc."]
    return article("b.example/tin-chep-lai", Self.text + note, title: "Người dân xếp hàng mua vàng")
  }

  @Test func aCopyElsewhereNamesItsOriginalInTheSameBatchAndYearsLater() throws {
    let original = article("a.example/gia-vang-lap-dinh")
    let first = try run([original, copy])
    #expect(first.map(\.verdict) == [.new, .duplicate(of: original.id, revision: 1)])
    #expect(first.map(\.story) == [original.id, original.id])
    let another = article("c.example/chep", Array(Self.text.dropLast()), title: "Khác")
    let later = try run([another])
    #expect(later.map(\.verdict) == [.duplicate(of: original.id, revision: 1)])
    #expect(later.map(\.story) == [original.id])
  }

  /// Figures that change are what a new headline is about.
  @Test(arguments: [true, false])
  func aTextWithOtherStatementsUnderTheSameNumberIsARevision(isOneBatch: Bool) throws {
    let changed = Self.text.map { $0.replacing("3", with: "5") }
    let articles = [article("a.example/gia-vang-4123456"), article("a.example/vang-tang-4123456", changed)]
    let verdicts =
      isOneBatch ? try run(articles).map(\.verdict) : try articles.flatMap { try run([$0]).map(\.verdict) }
    #expect(verdicts == [.new, .revision(2)])
    let again = try run([articles[1], article("a.example/vang-4123456", changed + ["Ngày mai mưa."])])
    #expect(again.map(\.verdict) == [.unchanged, .revision(3)])
  }

  /// A link that leads to the newest report of a series is no article.
  @Test func aDocumentWhosePageHasAnotherAddressIsTheSameArticleWhereNoStatementChanged() throws {
    let first = article("a.example/gia-vang")
    #expect(try run([first]).map(\.verdict) == [.new])
    let changed = Self.text.map { $0.replacing("3", with: "5") }
    #expect(try run([article("a.example/hom-sau", changed)], inLedger: first.id).map(\.verdict) == [.new])
    let longer = Self.text + ["Bài được đăng lại với sự đồng ý của tòa soạn."]
    let moved = article("a.example/dia-chi-moi", longer)
    #expect(try run([moved], inLedger: first.id).map(\.verdict) == [.revision(2)])
  }

  @Test func anOriginalStaysOneWhateverItComesToResemble() throws {
    let other = article(
      "b.example/tin-chep-lai", ["Một bài hoàn toàn khác về mùa cà phê ở Tây Nguyên, mưa nhiều, hạt nhỏ."],
      title: "Cà phê")
    #expect(try run([article("a.example/gia-vang"), other]).map(\.verdict) == [.new, .new])
    #expect(try run([copy]).map(\.verdict) == [.revision(2)])
  }

  @Test(arguments: [("tăng", "giảm"), ("3", "5")])
  func anotherDirectionOrOtherNumbersAreARevisionHereAndAnotherArticleElsewhere(word: String, other: String)
    throws
  {
    let changed = Self.text.map { $0.replacing(word, with: other) }
    #expect(try run([article("a.example/gia-vang")]).map(\.verdict) == [.new])
    #expect(try run([article("a.example/gia-vang", changed)]).map(\.verdict) == [.revision(2)])
    let again = try run([article("a.example/gia-vang", changed), article("b.example/gia-vang")])
    #expect(again.map(\.verdict) == [.unchanged, .new])
  }
}
