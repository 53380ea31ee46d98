internal import Model

/// Words of the house below the text: who else contributed, about the author, where to write, and appeals to
/// subscribe, follow, comment or give.
///
/// They read like sentences, so that only their words and their place tell: the last lines of the text, each of
/// them as long as the one below it was taken out.
enum TailNotices {
  /// An appeal is no longer than this.
  private static let maximumAppealBytes = 600
  private static let maximumContactBytes = 160
  private static let minimumPoints = 3
  private static let lettersPerPoint = 66

  /// What speaks against a line at the end of a text; nil for the text's own.
  static func reason(_ block: DraftBlock, _ draft: ArticleDraft) -> String? {
    guard block.block.kind == .paragraph || block.block.kind == .listItem || block.block.kind == .heading
    else {
      return nil
    }
    let text = block.block.text
    if Labels.isCredit(text) { return "credit" }
    if draft.opensWithAuthor(text) { return "about the author" }
    if text.utf8.count <= maximumContactBytes, holdsMailAddress(text) { return "contact" }
    if text.utf8.count <= maximumAppealBytes, isAppeal(text) { return "appeal" }
    return nil
  }

  private static func holdsMailAddress(_ text: String) -> Bool {
    text.split(separator: " ").contains { word in
      guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
      return word[at...].dropLast().contains(".")
    }
  }

  // MARK: Appeals

  /// Speaks to the reader in the name of the house, of its own channels.
  static func isAppeal(_ text: String) -> Bool {
    var points = 0
    var speaks = false
    var hash = NameTable.emptyHash
    func end() {
      switch vocabulary.value(for: hash) {
      case reader: speaks = true
      case let value: points += Int(value)
      }
      hash = NameTable.emptyHash
    }
    for byte in LetterCase.lowercasedBytes(text) {
      if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 || byte == UInt8(ascii: "-") {
        hash = NameTable.hash(hash, byte)
      } else if hash != NameTable.emptyHash {
        end()
      }
    }
    if hash != NameTable.emptyHash { end() }
    return points >= (speaks ? minimumPoints : minimumPoints + 1)
      && points * lettersPerPoint >= text.utf8.count
  }

  private static let reader: UInt8 = 9

  private static let vocabulary: NameTable = {
    let strong: StaticString = """
      newsletter newsletters subscribe subscription subscriptions sign-up signup abonnieren abonniere
      abonnement abonnez abonne suscríbete suscribete suscribirte assine inscreva inscreva-se inscrivez
      inscrivez-vous abonnez-vous iscriviti abbonati telegram whatsapp whatsapp-kanal bookmark donate donation
      donations spende spenden unterstützen unterstütze folgen folge abo probeabo podcast inbox postfach e-paper
      follow prenumerera nyhetsbrev nyhedsbrev nieuwsbrief boletín boletim bülten subskrybuj обуна подпишитесь
      підпишіться zalo moderating moderated moderation moderator moderador moderiert kommentarfunktion
      """
    let weak: StaticString = """
      app apps channel kanal canal facebook instagram twitter youtube tiktok linkedin google news breaking
      latest updates update homepage website journalism journalismus periodismo journalisme email e-mail mail
      comment comments kommentar kommentare kommentieren download downloaden herunterladen register registrieren
      registrer anmelden anmeldung kostenlos gratis free support tip tips enjoyed enjoy readers leser redaktion
      letters membership member premium login us share teilen conversation letter editor hinterlasse únete sign
      channels social fanpage kênh dõi mời comentarios comentários commentaires commenti komentarze
      """
    let address: StaticString = """
      you your our we sie ihr ihre ihren uns unsere unserem unseren wir du dir dich deine deinen vous votre nos
      notre nous tu te tus nuestro nuestra nosotros usted su você nosso nossa bạn chúng jetzt now hier here
      """
    var entries: [(name: String, value: UInt8)] = []
    for (words, value) in [(strong, UInt8(2)), (weak, 1), (address, reader)] {
      for word in words.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        entries.append((name: String(word), value: value))
      }
    }
    return NameTable(entries)
  }()
}
