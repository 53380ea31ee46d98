import Foundation
import Testing

/// The truth about the bundled newsroom, `data/newsroom/expected.json`.
struct ExpectedNewsroom: Decodable {
  var articles: [ExpectedArticle]
}

struct ExpectedArticle: Decodable {
  var url: String

  func check(_ record: [String: Any]?) {}
}
