/// A line in which the house tells its readers that it earns by what they buy through its links.
enum AffiliateNotice {
  private static let maximumBytes = 400

  /// Most lines have none of these, and end here: affiliate, afiliado, commission, comisión, comissão, provision.
  private static let signs = ["fili", "mmiss", "comis", "provision"].map { Array($0.utf8)[...] }

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
      buy buying bought purchase purchased purchases purchasing shop shopping gekauft kaufen kaufst kauft kauf einkauf einkaufen kaufs
      achat achats achetez acheter compra compras comprar acquisti acquisto
      """
    ),
  ])

  /// Speaks in the house's name of links and of what they bring in, to the reader or of what readers buy.
  ///
  /// - Parameter line: in small letters, plainly spelled (`Labels.bare`).
  static func isOne(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= maximumBytes, signs.contains(where: { ByteSearch.contains($0, in: line) }) else {
      return false
    }
    var found: UInt8 = 0
    vocabulary.forEachValue(line) { found |= $0 }
    func says(_ words: UInt8...) -> Bool { words.allSatisfy { found & $0 != 0 } }
    return says(house, link, reward, purchase)
      || says(house, reader) && (says(affiliate, reward) || says(affiliate, purchase))
  }
}
