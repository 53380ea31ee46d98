internal import ASCII

/// Rows of boxes of one make, each with a linked headline: other stories, products, people.
enum CardListRemoval {
  static let step = "card-list"

  private static let boxes: HTMLTagSet = [
    .div, .li, .article, .section, .a, .aside, .figure, .dl, .td, .tr, .unknown, .span,
  ]
  private static let minimumCount = 3
  /// Of the page's sentences, in percent.
  private static let maximumShare = 55
  private static let maximumCardLength = 900
  private static let maximumPlainLines = 5

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    let total = sums.totalProse
    let document = reading.document
    reading.forEachElement { reading, node in
      guard hasEnoughChildren(document, node) else { return }
      for group in groups(reading, node) {
        let prose = group.reduce(0) { $0 + sums.prose(reading.outline.lineRange(reading.document, $1)) }
        guard prose * 100 < total * maximumShare || total == 0 else {
          reading.cardCount = max(reading.cardCount, group.count)
          continue
        }
        guard !group.contains(where: reading.touchesPost), !isListOfText(reading, node, prose, sums),
          !LinkListRemoval.areSources(reading, node)
        else {
          continue
        }
        reading.longestRow = max(reading.longestRow, group.count)
        for card in group { reading.remove(card, step, "one of \(group.count)") }
      }
    }
  }

  /// Children of one tag and class that are cards, by kind.
  private static func groups(_ reading: borrowing PageInWork, _ node: Int) -> [[Int]] {
    let document = reading.document
    let end = document.end(node)
    var kinds: [(signature: UInt64, cards: [Int], others: Int)] = []
    var child = node + 1
    while child < end {
      defer { child = document.end(child) }
      let tag = document.nodes[child].tag
      guard boxes.contains(tag), !reading.outline.isRemoved[child] else { continue }
      let signature = document.signature(of: child)
      let position = kinds.firstIndex { $0.signature == signature } ?? kinds.count
      if position == kinds.count {
        guard kinds.count < 32 else { continue }
        kinds.append((signature, [], 0))
      }
      if isCard(reading, child) { kinds[position].cards.append(child) } else { kinds[position].others += 1 }
    }
    return kinds.filter { $0.cards.count >= minimumCount && $0.others * 3 <= $0.cards.count }.map(\.cards)
  }

  private static let lists: HTMLTagSet = [.ol, .ul, .dl]

  /// A list between paragraphs whose items are sentences more than links: books, each with what the writer says of it.
  private static func isListOfText(
    _ reading: borrowing PageInWork, _ node: Int, _ prose: Int, _ sums: LineSums
  ) -> Bool {
    let lines = reading.outline.lineRange(reading.document, node)
    return lists.contains(reading.document.nodes[node].tag) && prose * 2 > sums.length(lines)
      && ClassNameRemoval.isAmidText(reading, node, sums)
  }

  private static func hasEnoughChildren(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    let end = document.end(node)
    var (child, count) = (node + 1, 0)
    while child < end, count < minimumCount {
      if document.nodes[child].tag != .text { count += 1 }
      child = document.end(child)
    }
    return count >= minimumCount
  }

  private static func isCard(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let range = reading.outline.lineRange(reading.document, node)
    guard range.count <= 12 else { return false }
    var (length, linked, plain) = (0, 0, 0)
    for line in reading.outline.lines[range] where !line.isRemoved {
      length += Int(line.length)
      if line.isLinked { linked += Int(line.length) } else { plain += 1 }
    }
    return linked >= 12 && length <= maximumCardLength && plain <= maximumPlainLines
  }
}

extension HTMLDocument {
  /// Tag and class as one number: elements of one make share it.
  func signature(of node: Int) -> UInt64 {
    var hash = NameTable.hash(NameTable.emptyHash, nodes[node].tag.rawValue)
    if let range = attribute(.class, of: node) {
      let bytes = source.span
      for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 200) {
        // Numbers tell single boxes apart, not their make.
        if bytes[index].isASCIIDigit { continue }
        hash = NameTable.hash(hash, bytes[index])
      }
    }
    return hash
  }
}
