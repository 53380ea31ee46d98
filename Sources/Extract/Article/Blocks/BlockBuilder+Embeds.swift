internal import Addresses
internal import Model

extension BlockBuilder {
  /// A quoted post ends: its last words carry the link to it, unless others do. One that its script has yet to fill is an
  /// embed.
  mutating func endPost(_ address: String, from first: Int) {
    guard first < drafts.count else { return append(embed: address, title: nil) }
    for index in first..<drafts.count { drafts[index].isPost = true }
    let marks = drafts[first...].flatMap(\.block.marks)
    func page(_ address: String) -> Substring { address.prefix { $0 != "?" && $0 != "#" } }
    let isLinked = marks.contains {
      if case .link(let url, _) = $0.kind { page(url) == page(address) } else { false }
    }
    let last = drafts.count - 1
    guard !isLinked, drafts[last].linkBytes == 0 else { return }
    let mark = Block.Mark(.link(url: address, rel: nil), 0..<drafts[last].block.text.utf8.count)
    drafts[last].block.marks.insert(mark, at: 0)
  }

  /// A frame that shows something to look at or listen to, or a recording of the page's own.
  mutating func embed(_ node: Int, _ tag: HTMLTag) {
    let document = reading.document
    var sources = [node]
    if tag == .iframe {
      guard isPlayer(node) else { return }
    } else {
      sources += (node..<min(document.end(node), node + 20)).filter { document.nodes[$0].tag == .source }
    }
    let address = sources.lazy.compactMap {
      document.value(.dataSource, of: $0) ?? document.value(.src, of: $0)
    }
    guard let url = reading.resolve(address.first) else { return }
    append(embed: url, title: document.value(.title, of: node) ?? document.value(.ariaLabel, of: node))
  }

  private mutating func append(embed url: String, title: String?) {
    guard embeds.count < Self.maximumEmbeds, !embeds.contains(where: { $0.url == url }) else { return }
    // On a line of its own: what was written above it stands before it.
    if inline.bytes.last == 0x0A { flush() }
    embeds.append(DraftEmbed(url: url, title: title, draftCountBefore: drafts.count))
  }

  private static let maximumEmbeds = 100

  /// Players may fill the screen, or have a telling address. What else frames hold is advertisements, forms, buttons.
  private func isPlayer(_ node: Int) -> Bool {
    let document = reading.document
    guard let source = document.value(.dataSource, of: node) ?? document.value(.src, of: node),
      let url = WebURL(source, base: reading.base), url.isHTTP
    else { return false }
    let path = LetterCase.lowercased(url.path)
    let words = path.split { !$0.isLetter }
    guard !words.contains(where: { Self.buttonWords.contains(String($0)) }) else { return false }
    // A site's own pages in a frame are cards of its other articles; its own player says that it is one.
    if url.host == reading.base?.host, !words.contains("player"), !words.contains("video") { return false }
    return document.attribute(.allowfullscreen, of: node) != nil
      || document.value(.allow, of: node).map { ByteSearch.contains("fullscreen", in: $0) } == true
      || words.contains { Self.playerWords.contains(String($0)) }
  }

  private static let playerWords: Set<String> = ["embed", "embeds", "player", "oembed"]
  private static let buttonWords: Set<String> = [
    "like", "likes", "likebox", "page", "follow", "share", "comments", "ad", "ads", "recaptcha", "newsletter",
    "signup",
  ]
}
