extension Article {
  /// The body's links in order, their words as the text has them.
  public var links: [Link] {
    var links: [Link] = []
    for block in blocks {
      for mark in block.marks {
        guard case .link(let url, let rel) = mark.kind else { continue }
        let words = Array(block.text.utf8)[mark.range]
        links.append(Link(url: url, text: String(decoding: words, as: UTF8.self), rel: rel))
      }
    }
    return links
  }
}
