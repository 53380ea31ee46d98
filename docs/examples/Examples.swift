import Foundation
import Model

/// Reads a page, a feed, a text or an archive with the libraries, and prints what they say.
/// usage: examples page|feed|archive FILE URL
@main
struct Examples {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      print("usage: examples page|feed|archive FILE URL")
      exit(64)
    }
    let (path, url) = (arguments[2], arguments[3])
    switch arguments[1] {
    case "archive":
      try readArchive(path) { url, body in print("\(url)\t\(body.count)") }
    case "feed":
      for entry in try readFeed([UInt8](Data(contentsOf: URL(filePath: path))), url: url) {
        print("\(entry.url)\t\(entry.title)")
      }
    default:
      let article = try readPage([UInt8](Data(contentsOf: URL(filePath: path))), url: url)
      print(article.title ?? "", article.language.value, article.text, separator: "\n")
      print(normalizeText(article.text, published: article.datePublished).values.joined(separator: "\n"))
    }
  }
}
