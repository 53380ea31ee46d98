internal import Model

/// Boxes between the paragraphs: what stands apart from the text and shows by one of its lines, or by its
/// picture, that it is none of it.
enum BoxRemoval {
  static let step = "box"

  /// A box that holds more of the sentences is no box.
  private static let maximumShare = 0.35
  private static let maximumLabelledBytes = 500
  /// A longer one that ends like a sentence is a paragraph beside its picture.
  private static let maximumSentenceBytes = 160
  private static let maximumCaptionBytes = 350

  static func apply(to draft: ArticleDraft) {
    let total = draft.proseBytes
    guard draft.isGathered || draft.isLeading else { return }
    var index = 0
    while index < draft.drafts.count {
      guard let root = draft.apartRoot(draft.drafts[index].node) else {
        index += 1
        continue
      }
      let end = draft.reading.document.end(root)
      var last = index
      while last < draft.drafts.count, draft.drafts[last].node < end, draft.drafts[last].node >= root {
        last += 1
      }
      last = max(last, index + 1)
      judge(index..<last, root, total, draft)
      index = last
    }
  }

  private static func judge(_ range: Range<Int>, _ root: Int, _ total: Int, _ draft: ArticleDraft) {
    let kept = range.filter { !draft.drafts[$0].isRemoved && !draft.drafts[$0].isPost }
    guard !kept.isEmpty else { return }
    guard draft.isGathered else {
      if draft.isFarBelow(root), holdsTeasers(range, draft),
        !kept.contains(where: { draft.isMadeLikeText(draft.drafts[$0]) })
      {
        remove(kept, "far below the text", draft)
      }
      return
    }
    var (bytes, linked, prose) = (0, 0, 0)
    if kept.count <= 3, isBiography(draft.drafts[kept[0]], draft) {
      remove(kept, "about the author", draft)
      return
    }
    for index in kept {
      bytes += draft.drafts[index].block.text.utf8.count
      linked += draft.drafts[index].linkBytes
      if draft.drafts[index].isProse { prose += draft.drafts[index].block.text.utf8.count }
    }
    guard Double(prose) < maximumShare * Double(max(total, 1)) else { return }
    if bytes <= maximumCaptionBytes, kept.count == 1,
      bytes <= maximumSentenceBytes || !draft.drafts[kept[0]].endsSentence, holdsImage(root, draft),
      !holdsQuote(kept, draft), !isDescription(draft.drafts[kept[0]], draft)
    {
      if let image = draft.images.lastIndex(where: {
        root <= $0.node && $0.node < draft.reading.document.end(root)
      }),
        draft.images[image].reference.caption == nil
      {
        draft.images[image].reference.caption = kept.map { draft.drafts[$0].block.text }.joined(
          separator: " ")
      }
      remove(kept, "caption", draft)
    } else if prose <= maximumLabelledBytes,
      range.contains(where: { draft.drafts[$0].isLabel || isTeaserHeadline($0, draft) })
    {
      remove(kept, "below a label", draft)
    } else if draft.isFarBelow(root), !kept.contains(where: { draft.isMadeLikeText(draft.drafts[$0]) }) {
      remove(kept, "far from the text", draft)
    } else if linked * 10 > bytes * 6, !(kept.count == 1 && draft.drafts[kept[0]].endsSentence && prose > 0),
      !kept.allSatisfy({ draft.isLinkedSentence(at: $0) })
    {
      remove(kept, "mostly links", draft)
    }
  }

  /// Linked lines, at least two, and one for every two paragraphs: a single one may stand below a paragraph of the text.
  private static func holdsTeasers(_ range: Range<Int>, _ draft: ArticleDraft) -> Bool {
    let blocks = draft.drafts[range]
    return blocks.count { $0.linkShare > 0.5 } * 2 >= max(3, blocks.count(where: \.isProse))
  }

  /// Begins like the page's description, or soon goes on like it: a standfirst beside its picture.
  private static func isDescription(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    guard draft.description.utf8.count >= 30 else { return false }
    let start = Array(block.folded.utf8.prefix(80))
    return ByteSearch.contains(Array(draft.description.utf8.prefix(25))[...], in: start)
  }

  /// A headline that leads elsewhere, behind the first of the text.
  private static func isTeaserHeadline(_ index: Int, _ draft: ArticleDraft) -> Bool {
    let block = draft.drafts[index]
    return block.block.kind == .heading && block.linkShare > 0.9 && block.block.text.utf8.count >= 20
      && index > draft.firstKept ?? .max
  }

  /// Begins with the name of one who wrote the article.
  private static func isBiography(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    guard block.block.kind == .paragraph, block.isProse else { return false }
    let start = FoldedText.fold(String(block.block.text.prefix(40)))
    return draft.surnames.contains { ByteSearch.contains($0, in: start) }
  }

  private static func remove(_ indexes: [Int], _ reason: String, _ draft: ArticleDraft) {
    for index in indexes { draft.remove(index, step, reason) }
  }

  private static func holdsImage(_ root: Int, _ draft: ArticleDraft) -> Bool {
    let document = draft.reading.document
    return document.nodes[root..<min(document.end(root), root + 300)].contains { $0.tag == .img }
  }

  private static func holdsQuote(_ indexes: [Int], _ draft: ArticleDraft) -> Bool {
    indexes.contains { draft.drafts[$0].block.kind == .quote || draft.drafts[$0].block.kind == .tableRow }
  }
}
