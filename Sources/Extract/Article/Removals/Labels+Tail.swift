internal import ASCII

/// Words below a text, and at the end of a teaser.
extension Labels {
  /// A heading that asks for comments: no text has one of its own.
  static func asksForComments(_ text: String) -> Bool {
    text.utf8.count <= 120 && commentOpenings.begin(bare(text))
  }

  /// `3 Responses to …` over comments: a number, a word for them, and no more than the title of the article.
  static func countsComments(_ text: String, titles: [String]) -> Bool {
    guard text.utf8.count <= 300 else { return false }
    let words = bare(text).split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count >= 2, words[0].allSatisfy(\.isASCIIDigit) || oneComment.contains(words[0]),
      commentNames.contains(words[1])
    else { return false }
    return words.count == 2 || titles.contains { ByteSearch.contains($0, in: FoldedText.fold(text)) }
  }

  /// A heading behind which nothing of the text follows.
  static func opensTail(_ text: String) -> Bool {
    text.utf8.count <= 120 && tailOpenings.begin(bare(text)) || asksForComments(text)
  }

  /// A heading over texts to read next: the house lists its own stories there, a writer may recommend books.
  static func opensReading(_ text: String) -> Bool {
    text.utf8.count <= 120 && readingOpenings.begin(bare(text))
  }

  private static let contributions = [
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting",
  ]

  /// Below a text: who else worked on it, and where it stood first.
  static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count <= 300 else { return false }
    return creditOpenings.begin(bare(text)) || contributions.contains { ByteSearch.contains($0, in: text) }
  }

  private static let recommendations = [
    "like", "related", "similar", "recommend", "trending", "latest", "top stories", "gefallen", "interess",
    "ähnlich",
    "weitere", "gost", "interesar", "relacionad", "aimer", "similaires", "liên quan", "quan tâm", "polecamy",
    "podobne",
    "correlat", "verwandt", "gerelateerd", "liknande", "lignende", "souvisej", "ilgili", "terkait", "похож",
    "по теме",
    "за темою", "関連", "おすすめ", "관련", "추천", "相关", "相關", "推荐", "推薦", "ذات صلة",
  ]

  /// A heading over a list of other stories, not a pointer to a single one.
  static func recommends(_ text: String) -> Bool {
    let text = LetterCase.lowercased(text)
    return recommendations.contains { ByteSearch.contains($0, in: text) }
  }

  /// The text of a link to the rest of a teaser.
  static func isMore(_ text: String) -> Bool {
    var text = text[...]
    while text.last == "." || text.last == "…" { text = text.dropLast() }
    return more.contains(bare(String(text)))
  }
}
