internal import Model

/// What the blocks of a text say about it: how much of it is prose, where that stands, what was taken out among it.
/// All shares are 0…1.
struct TextShape {
  private(set) var bytes = 0
  private(set) var blockCount = 0
  /// Of the blocks: paragraphs that are no prose.
  private(set) var shortShare = 0.0
  /// Of the bytes: prose, list items.
  private(set) var proseShare = 0.0
  private(set) var itemShare = 0.0
  /// Of the paragraphs of prose that end like a sentence.
  private(set) var endedShare = 1.0
  /// Of the blocks: those that stand outside of the text's own element.
  private(set) var apartShare = 0.0
  /// Of the bytes from the first block to the last: taken out.
  private(set) var holeShare = 0.0
  /// Linked lines that were taken out.
  private(set) var headlineCount = 0

  init(_ draft: ArticleDraft) {
    var (short, prose, items, ended, proseCount, apart) = (0, 0, 0, 0, 0, 0)
    var (holes, nextHole) = (0, 0)
    for block in draft.drafts {
      let length = block.block.text.utf8.count
      let isProse = block.isProse
      guard !block.isRemoved else {
        if blockCount > 0 { nextHole += length }
        if block.linkShare > 0.9, length >= 20 { headlineCount += 1 }
        continue
      }
      holes += nextHole
      nextHole = 0
      bytes += length
      blockCount += 1
      if !draft.isAtStation(block) { apart += 1 }
      switch block.block.kind {
      case .listItem: items += length
      case .paragraph: if !isProse { short += 1 }
      default: break
      }
      guard isProse else { continue }
      prose += length
      proseCount += 1
      if block.endsSentence { ended += 1 }
    }
    shortShare = Self.share(short, of: blockCount)
    proseShare = Self.share(prose, of: bytes)
    itemShare = Self.share(items, of: bytes)
    endedShare = Self.share(ended, of: proseCount)
    apartShare = Self.share(apart, of: blockCount)
    holeShare = Self.share(holes, of: bytes + holes)
  }

  private static func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(max(1, whole)) }
}
