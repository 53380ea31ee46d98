internal import Addresses

/// A post of another site that the page quotes: a `<blockquote>` that names the post's address, as every network has
/// its embeds written, so that the words are there before its script is.
struct QuotedPost {
  let node: Int
  /// Of the post itself.
  let address: String

  /// So much of a quotation is looked through.
  private static let maximumNodes = 500
  /// With fewer bytes beside its links a quotation is a teaser.
  private static let minimumPlainBytes = 20

  static func all(_ document: borrowing HTMLDocument, base: WebURL?) -> [QuotedPost] {
    var posts: [QuotedPost] = []
    for (node, record) in document.nodes.enumerated() where record.tag == .blockquote {
      guard let address = declared(document, node, base) ?? closingLink(document, node, base) else {
        continue
      }
      posts.append(QuotedPost(node: node, address: address))
    }
    return posts
  }

  private static func declared(_ document: borrowing HTMLDocument, _ node: Int, _ base: WebURL?) -> String? {
    elsewhere(document.value(.cite, of: node), base)
  }

  /// The link that a quotation ends with, where there are words before it, or nothing at all.
  private static func closingLink(_ document: borrowing HTMLDocument, _ node: Int, _ base: WebURL?) -> String?
  {
    var (plainBytes, linkBytes, linkEnd) = (0, 0, 0)
    var last: (node: Int, isClosing: Bool)?
    for inner in node + 1..<min(document.end(node), node + maximumNodes) {
      let record = document.nodes[inner]
      if record.tag == .a, document.attribute(.href, of: inner) != nil {
        last = (inner, true)
        linkEnd = document.effectEnd(inner)
      } else if record.tag == .text, let text = document.text(of: inner) {
        if inner < linkEnd {
          linkBytes += text.utf8.count
        } else {
          plainBytes += text.utf8.count
          last?.isClosing = false
        }
      }
    }
    guard let last, last.isClosing, plainBytes >= minimumPlainBytes || plainBytes + linkBytes == 0 else {
      return nil
    }
    return elsewhere(document.value(.href, of: last.node), base)
  }

  /// A page, no front page, of another site.
  private static func elsewhere(_ reference: String?, _ base: WebURL?) -> String? {
    guard let url = reference.flatMap({ WebURL($0, base: base) }), url.isHTTP, url.host != base?.host,
      url.path.utf8.count > 1
    else { return nil }
    return url.string
  }
}
