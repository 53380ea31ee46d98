internal import Addresses
internal import Model

/// Pictures without a caption that are not the article's: the site's own signs, portraits of its writers, and the
/// pictures of teasers, whose words are gone or which lead to another page.
///
/// A picture that the page itself offers for sharing stays, wherever it leads.
enum PictureRemoval {
  static let step = "picture"

  /// Smaller ones beside a text are portraits and signs, unless they lead to their own larger version.
  private static let minimumWidth = 100
  private static let minimumHeight = 60

  static func apply(to draft: ArticleDraft) {
    guard draft.images.contains(where: isDoubtful) else { return }
    let words = DraftWords(draft)
    let address = draft.reading.address.flatMap { WebURL($0) }
    for index in draft.images.indices where isDoubtful(draft.images[index]) {
      let image = draft.images[index]
      let link = draft.link(around: image.node)
      let lost = words.lost(around: image.node, draft)
      guard let reason = reason(image, draft, lost, link, address) else {
        draft.images[index].reference.caption = lost.map { text(of: $0.blocks) }
        continue
      }
      guard draft.offeredPictures.isDisjoint(with: PictureName.stems(image.reference.url)) else { continue }
      draft.images[index].isRemoved = true
      draft.log.record(step, reason, image.reference.url)
    }
  }

  private static func isDoubtful(_ image: DraftImage) -> Bool {
    !image.isRemoved && image.reference.caption == nil
  }

  private static func reason(
    _ image: DraftImage, _ draft: ArticleDraft, _ lost: LostWords?, _ link: String?, _ address: WebURL?
  ) -> String? {
    let picture = image.reference
    if PictureName.isFurniture(picture.url) { return "a site's own sign" }
    if PictureName.isPortrait(picture.url, alt: picture.alt, authors: draft.authors) { return "a portrait" }
    if let lost, link != nil || !isCaption(lost, draft) { return "its words are removed" }
    if let link, leadsToAnotherPage(link, of: address) { return "leads to another page" }
    let isSmall =
      picture.width ?? minimumWidth < minimumWidth || picture.height ?? minimumHeight < minimumHeight
    return isSmall && link == nil ? "small" : nil
  }

  private static let maximumCaptionBytes = 500
  /// The description and the credit.
  private static let maximumCaptionBlocks = 3

  /// A few words without a link beside a single picture describe it, whatever took them out of the text.
  private static func isCaption(_ lost: LostWords, _ draft: ArticleDraft) -> Bool {
    let text = text(of: lost.blocks)
    return lost.blocks.count <= maximumCaptionBlocks && text.utf8.count <= maximumCaptionBytes
      && text.contains(where: \.isLetter)
      && lost.blocks.allSatisfy { $0.linkBytes == 0 && $0.block.kind != .heading }
      && draft.images.count { lost.element.contains($0.node) } == 1
  }

  private static func text(of blocks: some Collection<DraftBlock>) -> String {
    blocks.map(\.block.text).joined(separator: " ")
  }

  private static let pictureEndings = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".svg",
  ]

  /// Another page of the same site: no picture, and neither this page nor one below it, as those of its gallery are.
  private static func leadsToAnotherPage(_ link: String, of address: WebURL?) -> Bool {
    guard let address, let target = WebURL(link), target.isHTTP, target.host == address.host else {
      return false
    }
    let path = LetterCase.lowercased(target.path)
    return !pictureEndings.contains(where: path.hasSuffix) && !target.path.hasPrefix(address.path)
  }
}

/// The blocks around a picture, none of which is left.
private struct LostWords {
  var blocks: ArraySlice<DraftBlock>
  /// The nodes of the element that holds them.
  var element: Range<Int>
}

/// The blocks of a draft in the order of the page.
private struct DraftWords {
  private var blocks: [DraftBlock]
  /// How many are left before each, and in all.
  private var keptBefore: [Int] = [0]
  /// So far up the words that a picture belongs to are looked for.
  private static let maximumLevels = 8

  init(_ draft: ArticleDraft) {
    blocks = draft.drafts.sorted { $0.node < $1.node }
    for block in blocks { keptBefore.append((keptBefore.last ?? 0) + (block.isRemoved ? 0 : 1)) }
  }

  /// The blocks of the nearest element around a picture that has any, where none of them is left.
  func lost(around node: Int, _ draft: ArticleDraft) -> LostWords? {
    let document = draft.reading.document
    var element = document.parent(node)
    for _ in 0..<Self.maximumLevels where element > draft.container {
      let nodes = element..<document.end(element)
      let (start, end) = (firstIndex(from: nodes.lowerBound), firstIndex(from: nodes.upperBound))
      if start < end {
        return keptBefore[start] == keptBefore[end]
          ? LostWords(blocks: blocks[start..<end], element: nodes) : nil
      }
      element = document.parent(element)
    }
    return nil
  }

  private func firstIndex(from node: Int) -> Int {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
