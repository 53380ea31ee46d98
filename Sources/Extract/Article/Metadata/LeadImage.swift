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
  private static func stems(_ url: String) -> [[UInt8]] {
    let path = url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    var stems: [[UInt8]] = []
    for part in path.split(separator: UInt8(ascii: "/")).dropFirst(2) {
      for word in part.split(whereSeparator: { !isWordByte($0) }) {
        // A size at the end: `-1200x630`, `_w1080_h608`.
        let name = word.split(whereSeparator: isJoint).filter { !isSize($0) }.joined(
          separator: CollectionOfOne(UInt8(ascii: "-")))
        let stem = Array(name)
        if stem.count >= 12, stem.count >= 16 || stem.contains(where: isDigit) { stems.append(stem) }
      }
    }
    return stems
  }

  /// Letters, beyond ASCII too, digits and joints.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || isJoint(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func isSize(_ word: Substring.UTF8View) -> Bool {
    let digits = word.count(where: isDigit)
    return digits >= 2 && digits <= 8 && word.count - digits <= 1
  }
}
