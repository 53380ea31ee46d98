internal import Model

/// The picture that stands for the article: the one that the page offers for sharing, in the version that the page shows
/// where it shows it, unless it is the site's own sign or a portrait of the author; else the first of the article.
enum LeadImage {
  private static let maximumSearched = 60
  private static let minimumWidth = 200
  private static let minimumHeight = 100
  /// So far up a figure encloses its picture.
  private static let maximumLevels = 5

  /// - Parameters:
  ///   - offered: what the page offers for sharing, most trustworthy first.
  ///   - preloaded: addresses that the page has loaded before all else.
  ///   - body: the article's own pictures.
  ///   - authors: their names, folded: a portrait of one of them leads no article.
  static func choose(
    _ offered: [(image: ImageReference, origin: String)], in reading: borrowing PageInWork,
    _ region: Range<Int>, preloaded: [String], body: [ImageReference], authors: [String]
  ) -> ImageReference? {
    let presentable = offered.filter { isPresentable($0.image.url, alt: $0.image.alt, authors) }
    let shared = presentable.first { $0.origin != ImageReader.thumbnailOrigin }?.image
    let wanted = Set(offered.flatMap { PictureName.fileStems($0.image.url) })
    var matched: ImageReference?
    var first: ImageReference?
    for node in images(reading, region).prefix(maximumSearched) {
      guard let source = ImageSource.best(reading, node), let url = reading.resolve(source) else { continue }
      let known = body.first { $0.url == url }
      if !wanted.isDisjoint(with: PictureName.stems(url)) {
        let image = known ?? reference(url, reading, node)
        if matched.map({ PictureName.isLarger(url, than: $0.url) }) ?? true { matched = image }
      }
      guard first == nil, matched == nil, isLarge(reading, node),
        isPresentable(url, alt: reading.document.value(.alt, of: node), authors)
      else { continue }
      if known != nil || isFigure(reading, node) { first = known ?? reference(url, reading, node) }
    }
    for address in preloaded where matched == nil {
      guard let url = reading.resolve(address), !wanted.isDisjoint(with: PictureName.stems(url)) else {
        continue
      }
      matched = ImageReference(url: url)
    }
    if let shared, var image = matched,
      PictureName.isLarger(shared.url, than: image.url)
    {
      image.url = shared.url
      (image.width, image.height) = (shared.width, shared.height)
      matched = image
    }
    return matched ?? shared ?? first ?? body.first { isPresentable($0.url, alt: $0.alt, authors) }
      ?? presentable.first?.image
  }

  /// The first of an article's own pictures that the page offers for sharing, where the page shows none of them.
  static func choose(
    _ offered: [(image: ImageReference, origin: String)], among body: [ImageReference]
  ) -> ImageReference? {
    let wanted = Set(offered.flatMap { PictureName.fileStems($0.image.url) })
    return body.first { !wanted.isDisjoint(with: PictureName.stems($0.url)) } ?? offered.first?.image
  }

  private static func isPresentable(_ url: String, alt: String?, _ authors: [String]) -> Bool {
    !PictureName.isFurniture(url) && !PictureName.isPortrait(url, alt: alt, authors: authors)
  }

  private static func images(_ reading: borrowing PageInWork, _ region: Range<Int>) -> [Int] {
    let document = reading.document
    var found: [Int] = []
    var node = region.lowerBound
    while node < region.upperBound {
      let tag = document.nodes[node].tag
      if tag == .nav || tag == .aside || tag == .footer || isApart(reading.outline.traits[node], tag) {
        node = document.end(node)
        continue
      }
      if ImageSource.isImage(document, node) { found.append(node) }
      node += 1
    }
    return found
  }

  private static func isApart(_ traits: Trait, _ tag: HTMLTag) -> Bool {
    guard tag != .body, tag != .article, tag != .main, tag != .img, tag != .picture, tag != .html else {
      return false
    }
    let apart: Trait = [
      .related, .comments, .share, .authorBox, .navigation, .advertisement, .newsletter,
    ]
    return !traits.isDisjoint(with: apart) && !traits.isBody
  }

  /// A picture that the page presents as its own, not a portrait beside a byline.
  private static func isFigure(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    // A player's poster.
    if reading.outline.traits[document.parent(node)].contains(.toolbar) { return false }
    var isFigure = false
    var node = node
    for _ in 0...maximumLevels where node > 0 {
      let tag = document.nodes[node].tag
      if tag == .body || tag == .article || tag == .main { break }
      let traits = reading.outline.traits[node]
      if !traits.isDisjoint(with: [.author, .byline, .teaser]) { return false }
      if tag == .figure || tag == .picture || traits.contains(.media) { isFigure = true }
      node = document.parent(node)
    }
    return isFigure
  }

  private static func reference(_ url: String, _ reading: borrowing PageInWork, _ node: Int)
    -> ImageReference
  {
    ImageReference(
      url: url, alt: reading.document.value(.alt, of: node).flatMap(HTMLText.plain),
      caption: caption(reading, node),
      width: reading.document.value(.width, of: node).flatMap { Int($0) },
      height: reading.document.value(.height, of: node).flatMap { Int($0) })
  }

  /// The words below a picture: those of the figure around it.
  private static func caption(_ reading: borrowing PageInWork, _ node: Int) -> String? {
    let document = reading.document
    var node = document.parent(node)
    for _ in 0..<maximumLevels where node > 0 && document.nodes[node].tag != .body {
      if document.nodes[node].tag == .figure {
        let caption = (node..<document.end(node)).first { document.nodes[$0].tag == .figcaption }
        return caption.flatMap { document.text(of: $0, maximumBytes: BlockBuilder.maximumCaptionBytes) }
      }
      node = document.parent(node)
    }
    return nil
  }

  private static func isLarge(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    func number(_ name: HTMLAttribute.Name) -> Int? {
      reading.document.value(name, of: node).flatMap { Int($0) }
    }
    return number(.width) ?? minimumWidth >= minimumWidth && number(.height) ?? minimumHeight >= minimumHeight
  }
}
