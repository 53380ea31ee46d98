/// Turns a Markdown document, such as saved articles are kept in, into HTML, which then becomes blocks as a
/// page does.
///
/// Three conventions of saved articles are settled on the way: the first heading is the title; a paragraph of
/// nothing but pictures holds pictures of the body, and an emphasised paragraph right below it is the caption
/// of the last; a paragraph of nothing but linked pictures is an advertisement.
struct MarkdownReader {
  private(set) var title: String?
  private(set) var html: [UInt8] = []
  private(set) var log: RemovalLog

  private static let step = "markdown"
  private static let maximumCaptionBytes = 600
  private static let maximumFrontMatterLines = 100

  init(_ utf8: [UInt8], explains: Bool) {
    log = RemovalLog(isOn: explains)
    guard let document = CommonMarkDocument(Self.withoutFrontMatter(utf8)) else { return }
    for paragraph in document.root.children { removeIfAdvertisement(paragraph) }
    title = Self.takeTitle(document.root)
    for paragraph in document.root.children { Self.makeFigures(paragraph) }
    html = document.html
  }

  /// Behind the `---` lines that hold a document's properties.
  private static func withoutFrontMatter(_ utf8: [UInt8]) -> ArraySlice<UInt8> {
    let lines = utf8.split(
      separator: 0x0A, maxSplits: maximumFrontMatterLines, omittingEmptySubsequences: false)
    func isFence(_ line: ArraySlice<UInt8>) -> Bool {
      line.elementsEqual("---".utf8) || line.elementsEqual("---\r".utf8)
    }
    guard isFence(lines[0]), let end = lines.dropFirst().dropLast().first(where: isFence) else {
      return utf8[...]
    }
    return utf8[(end.endIndex + 1)...]
  }

  // MARK: Pictures

  /// Of a paragraph that holds nothing else: each picture, or the link around it.
  private static func pictures(of paragraph: CommonMarkNode) -> [CommonMarkNode]? {
    guard paragraph.kind == .paragraph else { return nil }
    let shown = paragraph.children.filter { !isBlank($0) }
    return !shown.isEmpty && shown.allSatisfy { $0.kind == .image || isPictureLink($0) } ? shown : nil
  }

  private static func isBlank(_ node: CommonMarkNode) -> Bool {
    node.kind == .lineEnd || node.kind == .text && node.text.isEmpty
  }

  private static func isPictureLink(_ node: CommonMarkNode) -> Bool {
    guard node.kind == .link else { return false }
    let shown = node.children.filter { !isBlank($0) }
    return !shown.isEmpty && shown.allSatisfy { $0.kind == .image }
  }

  /// A linked picture, other than one that leads to itself in a larger version.
  private static func leadsElsewhere(_ node: CommonMarkNode) -> Bool {
    guard node.kind == .link, let url = node.url else { return false }
    let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return ![".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { path.hasSuffix($0) }
  }

  private mutating func removeIfAdvertisement(_ paragraph: CommonMarkNode) {
    guard let pictures = Self.pictures(of: paragraph), pictures.allSatisfy(Self.leadsElsewhere) else {
      return
    }
    log.record(Self.step, "linked picture between paragraphs", pictures.first?.url)
    paragraph.remove()
  }

  /// Puts each picture of a paragraph of pictures into a figure, with its title or the emphasised paragraph
  /// below as caption.
  private static func makeFigures(_ paragraph: CommonMarkNode) {
    guard let pictures = pictures(of: paragraph) else { return }
    var below = paragraph.next.flatMap { isCaption($0) ? $0 : nil }
    for (index, picture) in pictures.enumerated() {
      guard let figure = CommonMarkNode.element("figure"), let caption = CommonMarkNode.element("figcaption")
      else { return }
      figure.insertBefore(paragraph)
      let image = picture.kind == .image ? picture : picture.children.first { $0.kind == .image }
      if let text = image?.title.flatMap(CommonMarkNode.text) {
        CommonMarkNode.paragraph(text).map(caption.append)
      } else if index == pictures.count - 1, let text = below {
        caption.append(text)
        below = nil
      }
      CommonMarkNode.paragraph(picture).map(figure.append)
      figure.append(caption)
    }
    paragraph.remove()
  }

  private static func isCaption(_ node: CommonMarkNode) -> Bool {
    node.kind == .paragraph && node.children.count == 1 && node.children[0].kind == .emphasis
      && node.text.utf8.count <= maximumCaptionBytes
  }

  // MARK: Title

  /// The first heading, where no text stands before it; it is no part of the text.
  private static func takeTitle(_ root: CommonMarkNode) -> String? {
    for node in root.children {
      if node.kind == .heading, node.headingLevel <= 2 {
        let title = node.text
        node.remove()
        return title.isEmpty ? nil : title
      }
      guard pictures(of: node) != nil else { return nil }
    }
    return nil
  }
}
