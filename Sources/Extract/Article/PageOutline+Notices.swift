internal import ASCII

extension PageOutline {
  /// Words of notices about cookies, tracking, subscriptions and browsers, with what each weighs.
  private static let noticeWords: [(name: String, value: UInt8)] = {
    let strong: StaticString = """
      cookie cookies gdpr ccpa consent consents einwilligung einwilligungen adblocker adblock newsletter
      newsletters unsubscribe javascript datenschutzerkl consentement consentimiento consentimento
      toestemming samtycke traceurs piwik doubleclick reload opt
      """
    let weak: StaticString = """
      tracking privacy preferences personalised personalized advertising ads partners vendors browser
      website websites subscribe subscription subscribers inbox email signing settings datenschutz
      werbung zustimmung zustimmen widerrufen personenbezogene personalisierte anzeigen confidentialit
      privacidad privacidade personalizados personalizzati publicidad publicidade publicitaires annunci
      terceros terzi tiers partenaires third categorized functionalities abonnement abonnieren abo pur
      """
    var entries: [(name: String, value: UInt8)] = []
    for (words, weight) in [(strong, UInt8(2)), (weak, 1)] {
      for word in words.description.listedWords { entries.append((name: word, value: weight)) }
    }
    return entries
  }()

  private static let noticeTable = NameTable(noticeWords)

  /// By first letter: with which second letters such words go on, a bit each.
  private static let noticeBeginnings: [UInt32] = {
    var beginnings = [UInt32](repeating: 0, count: 26)
    for (word, _) in noticeWords {
      let letters = word.utf8.prefix(2).map { Int($0 - UInt8(ascii: "a")) }
      beginnings[letters[0]] |= 1 << UInt32(letters[1])
    }
    return beginnings
  }()

  /// A paragraph with so many points a hundred letters, and at least that many, is a notice.
  private static let minimumPoints = 4
  private static let pointsPerHundred = 1

  /// Marks lines of prose that talk of cookies and consent: they read like sentences, and are the site's, not
  /// the article's.
  mutating func markNotices(_ document: borrowing HTMLDocument) {
    let source = document.source.span
    for index in lines.indices where lines[index].proseLength > 0 {
      var points = 0
      for node in Int(lines[index].firstNode)..<Int(lines[index].endNode)
      where document.nodes[node].tag == .text {
        let record = document.nodes[node]
        points += Self.points(source, Int(record.valueStart)..<Int(record.valueEnd))
      }
      lines[index].isNotice =
        points >= Self.minimumPoints && points * 100 >= Int(lines[index].length) * Self.pointsPerHundred
    }
  }

  /// What the words of a notice in a text weigh together.
  static func noticePoints(_ text: String) -> Int {
    let bytes = text.utf8Span.span
    return points(bytes, 0..<bytes.count)
  }

  private static func points(_ source: Span<UInt8>, _ range: Range<Int>) -> Int {
    let (table, beginnings) = (noticeTable, noticeBeginnings)
    let end = range.upperBound
    var points = 0
    var index = range.lowerBound
    while index < end {
      let first = letter(source[index])
      index += 1
      guard first < 26, index < end, case let second = letter(source[index]), second < 26 else { continue }
      if beginnings[Int(first)] >> UInt32(second) & 1 != 0 {
        var hash = NameTable.hash(NameTable.emptyHash, first + 0x61)
        while index < end, case let next = letter(source[index]), next < 26 {
          hash = NameTable.hash(hash, next + 0x61)
          index += 1
        }
        points += Int(table.value(for: hash))
      } else {
        while index < end, letter(source[index]) < 26 { index += 1 }
      }
    }
    return points
  }

  /// A letter's place in the alphabet, from 0; 26 or more for all else.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt8 { (byte | 0x20) &- 0x61 }
}
