/// A line in which the house tells its readers that it earns by what they buy through its links.
enum AffiliateNotice {
  private static let maximumBytes = 400

  /// Most lines have none of these, and end here.
  private static let signs = ["affili", "afilia", "commission", "provision", "comisión", "comissão"].map {
    Array($0.utf8)[...]
  }

  private static let house: UInt8 = 1
  private static let reader: UInt8 = 2
  private static let link: UInt8 = 4
  private static let affiliate: UInt8 = 8
  private static let reward: UInt8 = 16
  private static let purchase: UInt8 = 32

  private static let vocabulary = WordTable([
    (house, "we i our us my wir ich uns nous notre nosotros recibimos recibir nuestra nós nossa noi nostra"),
    (reader, "you your sie ihr du vous votre usted tu você lei"),
    (link, "link links liens lien enlaces enlace collegamenti verlinkten"),
    (
      affiliate,
      """
      affiliate affiliates affiliate-link affiliate-links affiliatelink affiliatelinks affiliation affilié affiliés
      afiliado afiliados affiliati affiliato
      """
    ),
    (reward, "commission commissions kickback provision provisionen comisión comissão commissione"),
    (
      purchase,
      """
      buy buying purchase purchases purchasing shop shopping kaufen kaufst kauft kauf einkauf einkaufen kaufs
      achat achats achetez acheter compra compras comprar acquisti acquisto
      """
    ),
  ])

  /// Speaks in the house's name to the reader, of links and of what they bring in.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= maximumBytes else { return false }
    let small = LetterCase.lowercasedBytes(text)
    guard signs.contains(where: { ByteSearch.contains($0, in: small) }) else { return false }
    var found: UInt8 = 0
    vocabulary.forEachValue(Labels.plainlySpelled(small)) { found |= $0 }
    func says(_ words: UInt8...) -> Bool { words.allSatisfy { found & $0 != 0 } }
    return says(house, reader)
      && (says(affiliate, reward) || says(affiliate, purchase) || says(link, reward, purchase))
  }
}
