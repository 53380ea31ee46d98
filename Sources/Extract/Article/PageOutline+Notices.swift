extension PageOutline {
  /// Words of notices about cookies, tracking, subscriptions and browsers, with what each weighs.
  private static let noticeWords: NameTable = {
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
      for word in words.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        entries.append((name: String(word), value: weight))
      }
    }
    return NameTable(entries)
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
    let words = noticeWords
    var points = 0
    var hash = NameTable.emptyHash
    for index in range {
      let byte = source[index] | 0x20
      if byte >= 0x61, byte <= 0x7A {
        hash = NameTable.hash(hash, byte)
      } else if hash != NameTable.emptyHash {
        points += Int(words.value(for: hash))
        hash = NameTable.emptyHash
      }
    }
    return points + (hash == NameTable.emptyHash ? 0 : Int(words.value(for: hash)))
  }
}
