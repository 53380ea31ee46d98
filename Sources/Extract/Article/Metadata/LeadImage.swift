internal import Model

/// The picture at the head of the article, in its largest version: the one on the page that the page itself
/// offers for sharing, else the first of the article, else what is offered.
enum LeadImage {
  private static let maximumSearched = 60

  static func choose(
    _ offered: [(image: ImageReference, origin: String)], in reading: borrowing PageReading,
    _ region: Range<Int>,
    body: [ImageReference]
  ) -> ImageReference? {
    let wanted = offered.flatMap { stems($0.image.url) }
    var first: ImageReference?
    var searched = 0
    for node in images(reading, region) {
      guard searched < maximumSearched, let source = ImageSource.best(reading, node),
        let url = reading.resolve(source)
      else { continue }
      searched += 1
      let image = body.first { $0.url == url } ?? reference(url, reading, node)
      if stems(url).contains(where: wanted.contains) { return image }
      if first == nil, isLarge(reading, node), !reading.outline.traits[node].contains(.author) {
        first = image
      }
    }
    return first ?? body.first ?? offered.first?.image
  }

  private static func images(_ reading: borrowing PageReading, _ region: Range<Int>) -> [Int] {
    let document = reading.document
    var found: [Int] = []
    var node = region.lowerBound
    while node < region.upperBound {
      let tag = document.nodes[node].tag
      if tag == .nav || tag == .aside || tag == .footer || isApart(reading.outline.traits[node], tag) {
        node = document.end(node)
        continue
      }
      if tag == .img { found.append(node) }
      node += 1
    }
    return found
  }

  private static func isApart(_ traits: Trait, _ tag: HTMLTag) -> Bool {
    guard tag != .body, tag != .article, tag != .main, tag != .img, tag != .picture, tag != .html else {
      return false
    }
    return !traits.isDisjoint(with: [
      .related, .comments, .share, .authorBox, .navigation, .advertisement, .newsletter,
    ])
      && !traits.isBody
  }

  private static func reference(_ url: String, _ reading: borrowing PageReading, _ node: Int)
    -> ImageReference
  {
    ImageReference(
      url: url, alt: reading.document.value(.alt, of: node),
      width: reading.document.value(.width, of: node).flatMap { Int($0) },
      height: reading.document.value(.height, of: node).flatMap { Int($0) })
  }

  private static func isLarge(_ reading: borrowing PageReading, _ node: Int) -> Bool {
    let width = reading.document.value(.width, of: node).flatMap { Int($0) } ?? 1_000
    let height = reading.document.value(.height, of: node).flatMap { Int($0) } ?? 1_000
    return width >= 150 && height >= 100
  }

  /// What names a picture whatever its size: long words of letters and digits in its address.
  private static func stems(_ url: String) -> [String] {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    var stems: [String] = []
    for part in path.split(separator: "/").dropFirst(2) {
      for word in part.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) {
        // A size at the end: `-1200x630`, `_w1080_h608`.
        let name = word.split(whereSeparator: { $0 == "-" || $0 == "_" }).filter { !isSize($0) }.joined(
          separator: "-")
        if name.utf8.count >= 12,
          name.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || name.utf8.count >= 16
        {
          stems.append(name)
        }
      }
    }
    return stems
  }

  private static func isSize(_ word: Substring) -> Bool {
    let digits = word.utf8.reduce(into: 0) { $0 += $1 >= 0x30 && $1 <= 0x39 ? 1 : 0 }
    let letters = word.utf8.count - digits
    return digits >= 2 && digits <= 8 && letters <= 1
  }
}
