internal import Addresses

/// A page on its way to becoming an article: the tree, what is known of its elements, and what was taken out
/// so far.
struct PageInWork {
  let document: HTMLDocument
  var outline: PageOutline
  var log: RemovalLog
  /// The page's own address: told, or what the page itself declares.
  let address: String?
  /// Relative addresses are resolved against it: the page's own URL, or its `<base>`.
  let base: WebURL?
  let posts: [QuotedPost]
  /// Boxes of one make, each with a link, that hold most of the page's sentences: those of a list.
  var cardCount = 0
  /// The most boxes of one make with a link each that were taken out together: a row of goods or of stories.
  var longestRow = 0
  /// Elements that a rule says are the content: no pass takes them, or what is around them, out.
  var chosen: [Int] = []
  /// The page has no furniture around its text: all that it shows is the text.
  var isBare: Bool

  init(_ document: HTMLDocument, url: String?, explains: Bool) {
    self.document = document
    outline = PageOutline(document)
    isBare = Self.isBare(document, outline)
    log = RemovalLog(isOn: explains)
    address = url ?? Self.declaredAddress(document)
    base = Self.base(document, url: address)
    posts = QuotedPost.all(document, base: base)
  }

  /// In characters; what surrounds an article has as many.
  private static let maximumBareLength = 1_500
  private static let maximumBareLinks = 1
  private static let furniture: HTMLTagSet = [.nav, .header, .footer, .form]

  /// Few words, hardly a line that is a link, and no element that its kind or its name calls furniture.
  private static func isBare(_ document: borrowing HTMLDocument, _ outline: PageOutline) -> Bool {
    var (length, links) = (0, 0)
    for line in outline.lines {
      length += Int(line.length)
      if line.isLinked { links += 1 }
      if length > maximumBareLength || links > maximumBareLinks { return false }
    }
    let furniture = furniture
    return !document.nodes.indices.contains {
      furniture.contains(document.nodes[$0].tag) || !outline.traits[$0].isDisjoint(with: .boilerplate)
    }
  }

  /// More of the page's words are plain than linked, by far.
  var isMostlyPlain: Bool {
    let linkLength = outline.lines.reduce(0) { $0 + Int($1.linkLength) }
    return outline.lines.reduce(0) { $0 + Int($1.length) } > 3 * linkLength
  }

  /// The element that all of the page's lines stand in: an `<article>` or `<main>` where one holds them all, else the body.
  var wholeContainer: Int {
    let nodes = document.nodes
    let marked = nodes.indices.first {
      (nodes[$0].tag == .article || nodes[$0].tag == .main)
        && outline.lineRange(document, $0) == outline.lines.indices
    }
    return marked ?? nodes.firstIndex { $0.tag == .body } ?? 0
  }

  /// So far into the page its declarations stand.
  private static let headNodes = 2_000

  /// `link rel=canonical`, else `og:url`, where it is absolute: the address of a saved page that nobody
  /// told.
  private static func declaredAddress(_ document: HTMLDocument) -> String? {
    var openGraph: String?
    for (index, node) in document.nodes.prefix(headNodes).enumerated() {
      if node.tag == .link, document.value(.rel, of: index)?.lowercased() == "canonical",
        let url = absolute(document.value(.href, of: index))
      {
        return url
      }
      if node.tag == .meta, openGraph == nil, document.value(.property, of: index) == "og:url" {
        openGraph = absolute(document.value(.content, of: index))
      }
    }
    return openGraph
  }

  private static func absolute(_ reference: String?) -> String? {
    guard let url = reference.flatMap({ WebURL($0) }), url.isHTTP else { return nil }
    return url.string
  }

  private static func base(_ document: HTMLDocument, url: String?) -> WebURL? {
    let own = url.flatMap { WebURL($0) }
    for (index, node) in document.nodes.prefix(1_000).enumerated() where node.tag == .base {
      if let href = document.value(.href, of: index), let base = WebURL(href, base: own) { return base }
    }
    return own
  }

  /// Takes an element with all that is in it out of the text.
  mutating func remove(_ node: Int, _ step: String, _ reason: @autoclosure () -> String) {
    guard !chosen.contains(where: { node <= $0 && $0 < document.end(node) }) else { return }
    log.record(step, reason(), document.text(of: node, maximumBytes: 200))
    outline.isRemoved[node] = true
    for line in outline.lineRange(document, node) { outline.lines[line].isRemoved = true }
  }

  /// Calls `body` for every element that still stands, outer before inner; what `body` removes is not
  /// entered.
  mutating func forEachElement(_ body: (inout PageInWork, Int) -> Void) {
    var node = 1
    while node < document.nodes.count {
      if outline.isRemoved[node] {
        node = document.end(node)
        continue
      }
      if document.nodes[node].tag != .text { body(&self, node) }
      node = outline.isRemoved[node] ? document.end(node) : node + 1
    }
  }

  /// True where an element is part of a quoted post, or one is part of it.
  func touchesPost(_ node: Int) -> Bool {
    posts.contains { $0.node < document.end(node) && node < document.end($0.node) }
  }

  func resolve(_ reference: String?) -> String? {
    guard let reference, !reference.isEmpty else { return nil }
    guard let url = WebURL(reference, base: base), url.isHTTP else { return nil }
    return url.string
  }
}
