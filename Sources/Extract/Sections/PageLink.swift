internal import Addresses

/// All links of a page that lead to one address.
struct PageLink {
  let url: WebURL
  /// Under which addresses are the same: without scheme, `www.`, a slash at the end, tracking parameters.
  let key: String
  /// The `<a>` elements, in the page's order.
  var anchors: [Int]

  init(url: WebURL, key: String, anchor: Int) {
    self.url = url
    self.key = key
    anchors = [anchor]
  }

  static func key(of url: WebURL) -> String {
    var key = Substring(CanonicalURL.canonical(url).drop { $0 != "/" }.dropFirst(2))
    if key.hasPrefix("www.") { key = key.dropFirst(4) }
    if key.hasSuffix("/") { key = key.dropLast() }
    return String(key)
  }

  /// The links of a page, in its order, those to the page itself left out.
  static func all(
    in document: borrowing HTMLDocument, address: WebURL?, maximumCount: Int
  ) -> [PageLink] {
    var base = address
    let pageKey = address.map(key)
    var links: [PageLink] = []
    var places: [String: Int] = [:]
    for node in document.nodes.indices {
      switch document.nodes[node].tag {
      case .base: base = document.value(.href, of: node).flatMap { WebURL($0, base: address) } ?? base
      case .a:
        guard links.count < maximumCount, let href = document.value(.href, of: node),
          let url = WebURL(href, base: base), url.isHTTP, !url.host.isEmpty
        else { continue }
        let key = key(of: url)
        guard key != pageKey else { continue }
        if let place = places[key] {
          links[place].anchors.append(node)
        } else {
          places[key] = links.count
          links.append(PageLink(url: url, key: key, anchor: node))
        }
      default: break
      }
    }
    return links
  }
}
