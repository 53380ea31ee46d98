import Foundation

/// What `expected.json` says of one entry; the end-to-end test checks the rest of it.
struct ExpectedEntry: Decodable {
  var feed: String
  var url: String
  var urlCanonical: String?
  var outcome: String
  var reason: String?
  var status: Int?
  var sameText: String?
  var charset: String?
  var normalization: String?
  var translation: String?
  var image: String?
  var first: String?
  var last: String?
  var contains: [String]?

  /// The address of its page.
  var pageURL: String { urlCanonical ?? url }

  static func all(in directory: String) throws -> [ExpectedEntry] {
    struct File: Decodable { var articles: [ExpectedEntry] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      File.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/expected.json"))
    ).articles
  }
}
