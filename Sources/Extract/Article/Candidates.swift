/// Finds the element that holds the article: the one whose lines weigh most, where sentences weigh what they
/// measure and menus, teasers and labels weigh against.
///
/// The sum over a subtree grows while an element gathers paragraphs and shrinks when it begins to gather the
/// page's furniture, so the maximum is the article's own container even where the text is spread over several
/// siblings.
struct Candidates {
  struct Choice {
    var node: Int
    var weight: Int
  }

  /// Weight of a line of furniture, calibrated on the development pages.
  private static let labelWeight = -10
  private static let maximumTeaserWeight = -70

  /// As much is a paragraph or two.
  private static let littleWeight = 400
  private static let minimumNamedLength = 20

  private let weights: [Int]

  init(_ lines: [PageOutline.Line], _ document: borrowing HTMLDocument) {
    var sum = 0
    var weights = [0]
    weights.reserveCapacity(lines.count + 1)
    for line in lines {
      if !line.isRemoved { sum += Self.weight(line, document.nodes[Int(line.owner)].tag) }
      weights.append(sum)
    }
    self.weights = weights
  }

  private static func weight(_ line: PageOutline.Line, _ owner: HTMLTag) -> Int {
    if line.isLinked { return max(-Int(line.length) / 2 - 8, maximumTeaserWeight) }
    let prose = line.proseLength
    if prose > 0 { return prose }
    if HTMLTagSet.headings.contains(owner) { return 0 }
    return owner == .p || owner == .td || owner == .th ? 0 : owner == .li ? labelWeight / 3 : labelWeight
  }

  /// The best element, nil where no line of the page is prose.
  func best(_ reading: borrowing PageInWork) -> Choice? {
    var best: Choice?
    let document = reading.document
    var node = 0
    while node < document.nodes.count {
      if reading.outline.isRemoved[node] {
        node = document.end(node)
        continue
      }
      let tag = document.nodes[node].tag
      if tag != .text, !HTMLTagSet.inline.contains(tag) || tag == .unknown {
        let lines = reading.outline.lineRange(document, node)
        var weight = weights[lines.upperBound] - weights[lines.lowerBound]
        let traits = reading.outline.traits[node]
        // What microdata declares to be the body may be a table, or a few words below a video.
        if traits.isBody, document.value(.itemprop, of: node) == "articleBody" {
          let length = reading.outline.lines[lines].reduce(0) { $0 + ($1.isRemoved ? 0 : $1.plainLength) }
          weight = max(weight, length) * 5 / 4 + 100
        }
        if weight > 0 {
          if traits.isBody { weight += weight / 8 + 60 }
          if tag == .article { weight += weight / 20 }
          if weight >= best?.weight ?? 1 { best = Choice(node: node, weight: weight) }
        }
      }
      node += 1
    }
    guard best?.weight ?? 0 < Self.littleWeight else { return best }
    if let best, let named = named(reading, around: best.node) { return named }
    // A line of the footer may be all the prose there is.
    let named = named(reading, around: nil)
    return named?.weight ?? 0 > best?.weight ?? 0 ? named : best
  }

  /// What the page marks as its text where hardly a line of it is prose: short paragraphs, samples, verses.
  ///
  /// The outermost such element around `node`, or anywhere, that holds more plain words than links.
  private func named(_ reading: borrowing PageInWork, around inner: Int?) -> Choice? {
    let document = reading.document
    var node = 0
    while node < document.nodes.count {
      let end = document.end(node)
      if reading.outline.isRemoved[node] || inner.map({ end <= $0 }) ?? false {
        node = max(end, node + 1)
        continue
      }
      if let inner, node >= inner { return nil }
      let tag = document.nodes[node].tag
      if tag == .article || tag == .main || reading.outline.traits[node].isBody, tag != .text {
        var (plain, linked) = (0, 0)
        for line in reading.outline.lines[reading.outline.lineRange(document, node)] where !line.isRemoved {
          plain += line.isNotice ? 0 : line.plainLength
          linked += Int(line.linkLength)
        }
        if plain >= Self.minimumNamedLength, plain > 2 * linked { return Choice(node: node, weight: plain) }
      }
      node += 1
    }
    return nil
  }
}
