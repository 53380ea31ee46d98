/// Articles below the article: pages that go on with the next one.
enum SecondArticleRemoval {
  static let step = "second-article"

  private static let minimumProse = 300

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    let document = reading.document
    var articles: [(node: Int, heading: HTMLTag?)] = []
    var node = 1
    while node < document.nodes.count {
      if reading.outline.isRemoved[node] {
        node = document.end(node)
        continue
      }
      if document.nodes[node].tag == .article,
        sums.prose(reading.outline.lineRange(document, node)) >= minimumProse
      {
        articles.append((node, firstHeading(document, node)))
        node = document.end(node)
      } else {
        node += 1
      }
    }
    guard articles.count > 1, articles[0].heading == .h1 else { return }
    for article in articles.dropFirst() where article.heading == .h1 || article.heading == .h2 {
      reading.remove(article.node, step, "has a headline of its own")
    }
  }

  private static func firstHeading(_ document: borrowing HTMLDocument, _ node: Int) -> HTMLTag? {
    for inner in node..<document.end(node) {
      let tag = document.nodes[inner].tag
      if tag == .h1 || tag == .h2 || tag == .h3 { return tag }
      if tag == .p, inner > node + 150 { return nil }
    }
    return nil
  }
}
