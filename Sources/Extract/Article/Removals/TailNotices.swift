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
    vocabulary.forEachValue(Labels.plainlySpelled(LetterCase.lowercasedBytes(text))) { value in
      if value == reader { speaks = true } else { points += Int(value) }
    }
    return points >= (speaks ? minimumPoints : minimumPoints + 1)
      && points * lettersPerPoint >= text.utf8.count
  }

  private static let reader: UInt8 = 9

  private static let vocabulary = WordTable([
    (
      2,
      """
      newsletter newsletters subscribe subscriber subscribers subscription subscriptions sign-up signup bookmark
      donate donation donations inbox e-paper follow podcast telegram whatsapp whatsapp-kanal zalo viber
      moderating moderated moderation moderator moderador moderiert
      abonnieren abonniere abonnement abonnent abonnenten spende spenden unterstützen unterstütze folgen folge abo
      probeabo postfach kommentarfunktion
      abonnez abonne abonnez-vous abonné abonnés abonnées inscrivez inscrivez-vous infolettre suivez suivez-nous
      suscríbete suscribete suscribirte suscriptor suscriptores síguenos boletín regístrate
      assine assinante assinantes inscreva inscreva-se siga boletim iscriviti iscrivetevi abbonati seguici
      nieuwsbrief abonnee abonnees abonneer volg prenumerera prenumerant nyhetsbrev nyhedsbrev nyhetsbrevet følg följ
      tilaa uutiskirje subskrybuj obserwuj prenumerata newsletterze odebírejte sledujte iratkozz hírlevél abonează-te
      bülten bülteni abone takip обуна
      подпишитесь подписывайтесь подписаться подписывайся подписчиков рассылку підпишіться підписуйтесь підписуйтеся
      підписатися telegram-канал телеграм-канал телеграм berlangganan ikuti simak 구독 구독하기 카카오톡 제보 제보는 제보하기 تابعونا تابعوا اشترك اشتركوا واتساب تليجرام
      تلغرام सब्सक्राइब फॉलो व्हाट्सएप
      """
    ),
    (
      1,
      """
      app apps channel channels facebook instagram twitter youtube tiktok linkedin google news breaking latest updates
      update homepage website journalism email e-mail mail comment comments download register free support tip tips
      enjoyed enjoy readers letters membership member premium login us share conversation letter editor sign social
      kanal journalismus kommentar kommentare kommentieren downloaden herunterladen registrieren registrer anmelden
      anmeldung kostenlos leser redaktion teilen hinterlasse exklusiv
      canal chaîne journalisme commentaires réservé réservée reste notifications actualités
      gratis periodismo comentarios únete gratuita noticias comentários notícias grupo notizie canale commenti
      onze meld hoogte laatste nieuws senaste nyheterna oss wiadomości wiadomościach bieżąco kanał komentarze zapisz
      kanalımıza haberler haberleri bildirim канал каналы новости новостей новостях сообщите ошибку нажмите выделите
      новини новин помилку натисніть виділіть saluran berita ponselmu unduh gabung
      fanpage kênh dõi mời đăng ký độc قناة قناتنا أخبارنا آخر عبر चैनल
      """
    ),
    (
      reader,
      """
      you your our we sie ihr ihre ihren uns unsere unserem unseren wir du dir dich deine deinen vous votre nos
      notre nous tu te tus nuestro nuestra nosotros usted su você nosso nossa bạn chúng jetzt now hier here
      noi nostro nostra tuo je jouw ons wij dig vår vårt din dine vores ditt nas nasz naszego nam nás náš bizi sizin
      нас наш наши наших наше вы вас вам kami anda kamu giả हमारे हमें
      """
    ),
  ])
}
