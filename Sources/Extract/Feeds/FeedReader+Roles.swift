import Addresses
import Model

/// What an element is when it opens: the vocabularies are distinguished here. Everything that attributes alone say is taken here.
extension FeedReader {
  mutating func role(of frame: inout Frame, in context: Role) -> Role {
    let isEntry = frame.namespace == .core && (frame.element == .item || frame.element == .entry)
    switch context {
    case .wrapper: return isEntry ? entryRole(&frame) : rootRole(&frame)
    case .feed: return isEntry ? entryRole(&frame) : feedRole(&frame)
    case .entry: return entryChildRole(&frame)
    case .person:
      switch frame.element {
      case .name, .uri, .url, .homepage, .email, .image: return .text
      default: return .ignored
      }
    case .image: return frame.element == .url ? .text : .ignored
    case .source: return frame.namespace == .core && frame.element == .author ? personRole() : .ignored
    case .ignored, .textInput: return isEntry && !isInEntry ? entryRole(&frame) : .ignored
    case .text, .group: return .ignored
    }
  }

  private mutating func rootRole(_ frame: inout Frame) -> Role {
    switch (frame.namespace, frame.element) {
    case (.core, .rss):
      noteRoot(.rss)
      return .wrapper
    case (.rdf, .rdf):
      noteRoot(.rss)
      document.format = .rdf
      return .wrapper
    case (.core, .feed):
      noteRoot(.feed)
      document.format = .atom
      draft.language.offer(language(of: frame), rank: 1)
      return .feed
    case (.core, .channel):
      if !hasFeedRoot { noteRoot(.rss) }
      draft.language.offer(language(of: frame), rank: 1)
      // Channel Definition Format keeps the address in an attribute.
      draft.homePage.offer(attribute("href").flatMap { link($0, base: base(of: frame)) }, rank: 2)
      return .feed
    case (.core, .image) where hasFeedRoot: return .image
    case (_, .html):
      noteRoot(.html)
      return .wrapper
    default:
      if !hasFeedRoot { repairs.insert(.leadingBytes) }
      return .wrapper
    }
  }

  private mutating func entryRole(_ frame: inout Frame) -> Role {
    if !hasFeedRoot { noteRoot(frame.element == .entry ? .feed : .rss) }
    if frame.element == .entry, frame.isAtom || document.entries.isEmpty, document.format == .rss,
      stack.isEmpty
    {
      document.format = .atom
    }
    draft.startEntry()
    if let about = attribute("about") {
      draft.entry.id = about
      draft.entryURL.offer(link(about, base: base(of: frame)), rank: 1)
    }
    if frame.languageIndex != stack.last?.languageIndex ?? 0 {
      draft.entryLanguage.offer(language(of: frame), rank: 1)
    }
    draft.entryURL.offer(attribute("href").flatMap { link($0, base: base(of: frame)) }, rank: 2)
    if let date = attribute("lastmod") { takeDate(date, rank: 1, published: false) }
    return .entry
  }

  // MARK: Children of the feed

  private mutating func feedRole(_ frame: inout Frame) -> Role {
    switch (frame.namespace, frame.element) {
    case (.core, .link): return linkRole(&frame)
    case (.core, .title), (.core, .description), (.core, .subtitle), (.core, .tagline), (.core, .abstract),
      (.core, .language),
      (.core, .logo), (.core, .icon), (.core, .ttl), (.core, .id), (.dc, .language), (.dc, .title),
      (.dc, .description),
      (.syndication, _), (.media, .title), (.media, .description), (.itunes, .summary), (.itunes, .subtitle):
      setWriting(of: &frame)
      return .text
    case (.core, .author), (.core, .managingeditor), (.dc, .creator), (.dc, .author), (.itunes, .author),
      (.dc, .publisher):
      return personRole()
    case (.core, .image): return .image
    case (.itunes, .image), (.itunes, .link): return iconRole(&frame)
    case (.media, .thumbnail), (.media, .content):
      if isImage() { draft.icon.offer(attribute("url").flatMap { link($0, base: base(of: frame)) }, rank: 1) }
      return .group
    case (.core, .skiphours), (.core, .skipdays): return .group
    case (.core, .hour), (.core, .day): return stack.last?.role == .group ? .text : .ignored
    case (.core, .textinput), (.core, .cloud): return .textInput
    default: return .ignored
    }
  }

  /// `<itunes:image href>`, `<itunes:image>address</itunes:image>`, `<itunes:link rel="image" href>`.
  private mutating func iconRole(_ frame: inout Frame) -> Role {
    if frame.element == .link, attribute("rel") != "image" { return .ignored }
    guard let address = attribute("href") ?? attribute("url") else {
      return frame.element == .image ? .image : .ignored
    }
    let url = link(address, base: base(of: frame))
    if isInEntry { draft.image.offer(url, rank: 2) } else { draft.icon.offer(url, rank: 2) }
    return .ignored
  }

  private mutating func personRole() -> Role {
    draft.person = FeedDraft.Person()
    return .person
  }

  // MARK: Children of an entry

  private mutating func entryChildRole(_ frame: inout Frame) -> Role {
    switch (frame.namespace, frame.element) {
    case (.core, .link): return linkRole(&frame)
    case (.core, .guid), (.core, .id):
      frame.isFlagged = frame.element == .guid && attribute("ispermalink")?.lowercased() != "false"
      return .text
    case (.core, .category), (.itunes, .category), (.media, .category):
      return categoryRole(frame)
    case (.core, .author), (.dc, .creator), (.dc, .author), (.itunes, .author): return personRole()
    case (.core, .enclosure):
      takeEnclosure(base: base(of: frame))
      return .ignored
    case (.media, .content), (.media, .group), (.media, .thumbnail): return mediaRole(frame)
    case (.media, .player):
      draft.playerURL = draft.playerURL ?? attribute("url").flatMap { link($0, base: base(of: frame)) }
      return .ignored
    case (.core, .categories): return .group
    case (.core, .source): return .source
    case (.core, .content):
      // The content is elsewhere (RFC 4287 §4.1.3.2): its address stands in for a link.
      if let source = attribute("src"), Self.isPage(attribute("type")) {
        draft.entryURL.offer(link(source, base: base(of: frame)), rank: 1)
      }
      setWriting(of: &frame)
      return .text
    case (.itunes, .image), (.itunes, .link): return iconRole(&frame)
    case (.core, .image): return .image
    case (.core, .contributor), (.core, .comments): return .ignored
    default:
      guard Self.isEntryText(frame.namespace, frame.element) else { return .ignored }
      setWriting(of: &frame)
      return .text
    }
  }

  private static func isEntryText(_ namespace: FeedNamespace, _ element: FeedElement) -> Bool {
    switch (namespace, element) {
    case (.core, .title), (.core, .description), (.core, .summary), (.core, .abstract), (.core, .content),
      (.core, .encoded),
      (.core, .body), (.core, .fullitem), (.core, .pubdate), (.core, .published), (.core, .issued),
      (.core, .created),
      (.core, .updated), (.core, .modified), (.core, .date), (.core, .tags), (.core, .keywords),
      (.core, .language):
      true
    case (.dc, .title), (.dc, .description), (.dc, .date), (.dc, .subject), (.dc, .language),
      (.dc, .identifier):
      true
    case (.dcterms, .modified), (.dcterms, .created), (.dcterms, .issued), (.dcterms, .date),
      (.dcterms, .abstract):
      true
    case (.content, .encoded), (.xhtml, .body), (.feedburner, .origlink), (.feedburner, .origenclosurelink):
      true
    case (.media, .title), (.media, .description), (.media, .keywords): true
    case (.itunes, .summary), (.itunes, .subtitle), (.itunes, .keywords), (.itunes, .duration),
      (.itunes, .title):
      true
    default: false
    }
  }

  private mutating func categoryRole(_ frame: Frame) -> Role {
    guard let term = attribute("term") ?? attribute("label") ?? attribute("text") else { return .text }
    addTag(term)
    return .group
  }

  // MARK: Links

  private mutating func linkRole(_ frame: inout Frame) -> Role {
    frame.relation = Relation(attribute("rel"))
    // An empty reference is the base itself, which for a page must have been said to be one.
    if frame.relation == .alternate, isInEntry, frame.baseIndex > 0, hasAttribute("href"),
      attribute("href") == nil
    {
      takeLink(base(of: frame)?.string, .alternate, isPage: Self.isPage(attribute("type")))
      return .ignored
    }
    if frame.relation == .document, hasAttribute("href"), attribute("href") == nil {
      draft.feedURL.offer(base(of: frame)?.string, rank: 1)
      return .ignored
    }
    guard let address = attribute("href") else {
      frame.isFlagged = Self.isPage(attribute("type"))
      return .text
    }
    takeLink(
      link(address, base: base(of: frame)), frame.relation,
      isPage: Self.isPage(attribute("type")),
      isModule: !frame.isAtom && document.format == .atom)
    return .ignored
  }

  /// True for the type of a page that people read, and where no type is given.
  private static func isPage(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return true }
    return type.contains("html") || type == "text/plain"
  }

  mutating func takeLink(_ url: String?, _ relation: Relation, isPage: Bool, isModule: Bool = false) {
    guard let url else { return }
    switch relation {
    case .alternate:
      if isInEntry {
        draft.entryURL.offer(url, rank: isPage ? 4 : 3)
      } else {
        draft.homePage.offer(url, rank: isPage ? 3 : 1)
      }
    case .document: if !isInEntry { draft.feedURL.offer(url, rank: 2) }
    case .related: if isInEntry { draft.entry.externalURL = draft.entry.externalURL ?? url }
    case .enclosure: if isInEntry { takeEnclosureLink(url) }
    case .next, .previousArchive: if !isInEntry { document.nextURL = document.nextURL ?? url }
    case .hub: if !isInEntry { document.hubs.append(FeedHub(type: "WebSub", url: url)) }
    case .image, .preview: if isInEntry { draft.image.offer(url, rank: 1) }
    case .other: break
    }
  }

  private mutating func takeEnclosureLink(_ url: String) {
    addAttachment(
      FeedAttachment(
        url: url, mimeType: attribute("type"), title: attribute("title"),
        sizeInBytes: attribute("length").flatMap { Int($0) }))
  }

  private mutating func takeEnclosure(base: WebURL?) {
    guard let url = (attribute("url") ?? attribute("href")).flatMap({ link($0, base: base) }) else { return }
    addAttachment(
      FeedAttachment(
        url: url, mimeType: attribute("type"), sizeInBytes: attribute("length").flatMap { Int($0) }))
  }

  mutating func addAttachment(_ attachment: FeedAttachment) {
    guard draft.entry.attachments.count < Self.maximumMembers,
      !draft.entry.attachments.contains(where: { $0.url == attachment.url })
    else { return }
    draft.entry.attachments.append(attachment)
    if attachment.mimeType?.hasPrefix("image/") == true { draft.image.offer(attachment.url, rank: 1) }
  }

  // MARK: Media RSS

  private mutating func mediaRole(_ frame: Frame) -> Role {
    guard let url = attribute("url").flatMap({ link($0, base: base(of: frame)) }) else { return .group }
    if frame.element == .thumbnail || isImage() {
      offerImage(url)
    } else if frame.element == .content {
      addAttachment(
        FeedAttachment(
          url: url, mimeType: attribute("type").flatMap { $0.contains("/") ? $0 : nil },
          sizeInBytes: attribute("filesize").flatMap { Int($0) },
          durationInSeconds: attribute("duration").flatMap(Self.seconds)))
    }
    return .group
  }

  /// The first image, or a wider one of the same: feeds list sizes from the smallest.
  private mutating func offerImage(_ url: String) {
    let width = attribute("width").flatMap { Int($0) } ?? 0
    if draft.image.rank < 2 {
      draft.image.offer(url, rank: 2)
      draft.imageWidth = width
    } else if draft.image.rank == 2, draft.imageWidth > 0, width > draft.imageWidth {
      draft.image.replace(url)
      draft.imageWidth = width
    }
  }

  private func isImage() -> Bool {
    if let type = attribute("type") { return type.hasPrefix("image") }
    if let medium = attribute("medium") { return medium == "image" }
    guard let path = attribute("url")?.lowercased().split(separator: "?").first else { return false }
    if [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains(where: path.hasSuffix) { return true }
    // Without a type and an ending, what has a width and no duration is a picture.
    let name = path.split(separator: "/").last ?? ""
    return !name.contains(".") && hasAttribute("width") && hasAttribute("height") && !hasAttribute("duration")
  }
}
