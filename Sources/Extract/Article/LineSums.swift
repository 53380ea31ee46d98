/// Sums over lines, for asking quickly how much of something an element holds.
struct LineSums {
  private var lengths: [Int]
  private var links: [Int]
  private var prose: [Int]

  init(_ lines: [PageOutline.Line]) {
    (lengths, links, prose) = ([], [], [])
    lengths.reserveCapacity(lines.count + 1)
    links.reserveCapacity(lines.count + 1)
    prose.reserveCapacity(lines.count + 1)
    lengths.append(0)
    links.append(0)
    prose.append(0)
    var (length, link, proseLength) = (0, 0, 0)
    for line in lines {
      if !line.isRemoved {
        length += Int(line.length)
        link += Int(line.linkLength)
        proseLength += line.proseLength
      }
      lengths.append(length)
      links.append(link)
      prose.append(proseLength)
    }
  }

  func length(_ range: Range<Int>) -> Int { lengths[range.upperBound] - lengths[range.lowerBound] }
  func linkLength(_ range: Range<Int>) -> Int { links[range.upperBound] - links[range.lowerBound] }
  func prose(_ range: Range<Int>) -> Int { prose[range.upperBound] - prose[range.lowerBound] }
  var totalProse: Int { prose[prose.count - 1] }
}

extension PageOutline.Line {
  /// Characters of what reads like sentences; 0 for labels, menus and teasers.
  var proseLength: Int {
    guard !isLinked, !isNotice else { return 0 }
    let plain = plainLength
    return plain >= 80 || (plain >= 30 && sentenceEnds > 0) ? plain : 0
  }
}
