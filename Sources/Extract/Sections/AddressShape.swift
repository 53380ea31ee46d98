internal import ASCII
internal import Addresses

/// What an address looks like: sites give all stories addresses of one shape and their lists another.
struct AddressShape {
  /// Equal for addresses built alike: `/s/w9.htm`.
  let shape: String
  let depth: Int
  /// Words of the longest segment, separated by hyphens and underscores.
  let slugWords: Int
  /// Digits of the longest number in the path.
  let digits: Int
  let hasDate: Bool
  let hasQuery: Bool
  /// Digits of the longest number in the query.
  let queryDigits: Int
  let hasExtension: Bool

  init(_ url: WebURL) {
    let path = url.path
    var segments = path.split(separator: "/").map { Array($0.utf8) }
    depth = segments.count
    var ending = ""
    if let last = segments.last, let dot = last.lastIndex(of: UInt8(ascii: ".")), last.count - dot <= 6 {
      ending = String(decoding: last[dot...], as: UTF8.self)
      segments[segments.count - 1] = Array(last[..<dot])
    }
    hasExtension = !ending.isEmpty
    let kinds = segments.map(Self.kind)
    slugWords = kinds.map(\.words).max() ?? 0
    digits = kinds.map(\.digits).max() ?? 0
    hasDate = AddressDate.day(in: path) != nil
    let query = url.query ?? ""
    hasQuery = !query.isEmpty
    queryDigits = query.utf8.split { !$0.isASCIIDigit }.map(\.count).max() ?? 0
    let names = query.split(separator: "&").map { $0.prefix { $0 != "=" } }.sorted().joined(separator: "&")
    shape = url.host + "/" + kinds.map(\.letter).joined(separator: "/") + ending + "?" + names
  }

  private static func kind(_ segment: [UInt8]) -> (letter: String, words: Int, digits: Int) {
    let runs = segment.split { !$0.isASCIIDigit }
    let digits = runs.map(\.count).max() ?? 0
    if digits == segment.count { return ("\(digits)", 0, digits) }
    let words = segment.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count
    // Names in other scripts are escaped; one of more than a few letters is a headline.
    let isLong = words > 3 || (words > 1 && segment.contains(UInt8(ascii: "%")) && segment.count > 60)
    let letter = isLong ? "s" : words > 1 ? "p" : "w"
    return (digits >= 4 ? letter + "9" : letter, words, digits)
  }
}
