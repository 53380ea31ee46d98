/// What the publisher's own class names and ids call furniture: share bars, related stories, comments,
/// advertisements.
enum ClassNameRemoval {
  static let step = "class-name"

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    let total = sums.totalProse
    let distrusted = traitsOfTheText(reading, sums: sums)
    reading.forEachElement { reading, node in
      let tag = reading.document.nodes[node].tag
      var traits = reading.outline.traits[node].intersection(.boilerplate).subtracting(distrusted)
      guard !traits.isEmpty, tag != .html, tag != .body, tag != .main,
        !HTMLTagSet.rows.contains(tag), tag != .td, tag != .th, !HTMLTagSet.headings.contains(tag)
      else {
        return
      }
      if HTMLTagSet.inline.contains(tag) {
        traits.formIntersection([.share, .popup, .toolbar, .paywall])
      }
      if !reading.outline.traits[node].isDisjoint(with: [.standfirst, .caption]) {
        traits.subtract([.sidebar, .related, .navigation])
      }
      if tag == .article || reading.outline.traits[node].contains([.subject, .tagList]) {
        traits.subtract([.tagList, .sidebar, .authorBox, .paywall])
      }
      if !traits.isDisjoint(with: [.share, .toolbar]), holdsQuoteOrHeadline(reading, node) {
        traits.subtract([.share, .toolbar])
      }
      guard !traits.isEmpty else { return }
      let prose = sums.prose(reading.outline.lineRange(reading.document, node))
      if prose >= minimumParagraph { traits.remove(.toolbar) }
      if prose >= 3 * minimumParagraph, holdsHeadline(reading, node) { traits.remove(.popup) }
      guard !traits.isEmpty else { return }
      if prose >= minimumParagraph, traits.isSubset(of: decoration), isAmidText(reading, node, sums) {
        return
      }
      if traits.contains(.paywall), prose * 20 > total { traits.remove(.paywall) }
      guard !traits.isEmpty else { return }
      if traits.contains(.comments), tag != .article {
        // `article comments-enabled` holds the article and its comments, `comments` nothing but comments.
        guard prose * 100 < total * (reading.outline.traits[node].contains(.subject) ? 95 : 99) else {
          return
        }
      } else {
        let share = maximumShare(traits, isBody: reading.outline.traits[node].isBody)
        guard
          prose * 100 < total * share || prose == 0
            || isDialog(reading, node, traits) && total - prose >= minimumTextBesideDialog
        else { return }
      }
      reading.remove(node, step, traits.name)
    }
  }

  /// Names that also say how a part of the text looks: a box, a banner, a widget.
  private static let decoration: Trait = [.toolbar, .advertisement, .sidebar, .popup, .footer, .tagList]
  /// Characters of sentences, as a paragraph has and an advertisement has not.
  private static let minimumParagraph = 150

  /// Mostly sentences without links, between two siblings that are sentences as well.
  static func isAmidText(_ reading: borrowing PageInWork, _ node: Int, _ sums: LineSums) -> Bool {
    let document = reading.document
    let lines = reading.outline.lineRange(document, node)
    let parent = document.parent(node)
    guard sums.linkLength(lines) * 4 < sums.length(lines), parent > 0 else { return false }
    let around = reading.outline.lineRange(document, parent)
    func holdsProse(_ range: Range<Int>) -> Bool {
      let near =
        range.count > 2 ? (range.lowerBound == around.lowerBound ? range.suffix(2) : range.prefix(2)) : range
      return near.contains { reading.outline.lines[$0].proseLength > 0 }
    }
    guard around.lowerBound <= lines.lowerBound, lines.upperBound <= around.upperBound else { return false }
    return holdsProse(around.lowerBound..<lines.lowerBound)
      && holdsProse(lines.upperBound..<around.upperBound)
  }

  /// Of the page's sentences, in percent, that an element may hold and still be taken for furniture.
  private static func maximumShare(_ traits: Trait, isBody: Bool) -> Int {
    if isBody { return 10 }
    return traits.isDisjoint(with: [.related, .popup, .consent, .newsletter, .navigation]) ? 30 : 45
  }

  /// Characters of sentences: with so many beside it a dialog is none of the text, however long it is.
  private static let minimumTextBesideDialog = 400
  private static let mainParts: HTMLTagSet = [.h1, .article, .main]

  /// Asks for consent or lies over the page, beside what is marked as its main part, and without the headline.
  private static func isDialog(_ reading: borrowing PageInWork, _ node: Int, _ traits: Trait) -> Bool {
    guard !traits.isDisjoint(with: [.consent, .popup]), !reading.outline.traits[node].isBody else {
      return false
    }
    let document = reading.document
    var ancestor = document.parent(node)
    while ancestor > 0 {
      if mainParts.contains(document.nodes[ancestor].tag) || reading.outline.traits[ancestor].isBody {
        return false
      }
      ancestor = document.parent(ancestor)
    }
    return !(node..<document.end(node)).contains { mainParts.contains(document.nodes[$0].tag) }
  }

  /// A quoted post stands in an element that is named after its network, and a headline in a header that is named
  /// after the share bar at its end.
  private static func holdsQuoteOrHeadline(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    return document.nodes[node..<min(document.end(node), node + 100)].contains {
      $0.tag == .blockquote || $0.tag == .h1
    }
  }

  /// The page's headline stands among the first of its lines.
  private static func holdsHeadline(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    return document.nodes[node..<min(document.end(node), node + 100)].contains { $0.tag == .h1 }
  }

  /// Traits whose elements together hold most of the page's sentences name a site's building blocks, not its
  /// furniture: every paragraph of a page builder is a `widget`.
  private static func traitsOfTheText(_ reading: borrowing PageInWork, sums: LineSums) -> Trait {
    let total = sums.totalProse
    let suspects = Trait.boilerplate.subtracting(.comments)
    let named = reading.outline.traits.indices.filter {
      !reading.outline.traits[$0].isDisjoint(with: suspects) && reading.document.nodes[$0].tag != .body
    }
    let present = named.reduce(into: Trait()) { $0.formUnion(reading.outline.traits[$1]) }
    var distrusted: Trait = []
    for bit in 0..<30 {
      let trait = Trait(rawValue: 1 << UInt32(bit))
      guard suspects.contains(trait), present.contains(trait) else { continue }
      var prose = 0
      var end = 0
      for node in named where node >= end && reading.outline.traits[node].contains(trait) {
        let own = sums.prose(reading.outline.lineRange(reading.document, node))
        // One element that holds it all is looked at by itself.
        guard own * 10 < total * 6 else { continue }
        prose += own
        end = reading.document.end(node)
      }
      if prose * 2 > total { distrusted.insert(trait) }
    }
    return distrusted
  }
}
