/// Words that give furniture away, in the languages of the news: openings of teasers, labels of
/// advertisements, bylines, dates.
enum Labels {
  /// Openings of a line that leads to another article, folded to letters.
  private static let teaserOpenings = Openings(
    """
    read more|more great|around the web|from the web|others also|people also|more in |more articles|
    other stories|read also|also read|see also|see more|related:|related story|related stories|
    related article|more on this|more:|more from|more to read|watch:|watch now|listen:|don't miss|
    must read|recommended|you may also like|you might also like|click here to|top stories|trending|
    latest news|up next|next:|previous:|keep reading|lesen sie auch|lesen sie mehr|lesen sie hier|
    mehr dazu|mehr zum thema|mehr lesen|auch interessant|siehe auch|weiterlesen|mehr lesen über|
    die redaktion empfiehlt|lesetipp|das könnte dich|das könnte sie|könnte sie auch|weitere artikel|
    weitere themen|ähnliche artikel|ähnliche beiträge|passend dazu|vous aimerez aussi|
    articles similaires|dans la même|à lire aussi|a lire aussi|lire aussi|à lire|lire également|
    voir aussi|sur le même sujet|à voir aussi|pour aller plus loin|lea también|lea tambien|leer más|
    lee también|lee tambien|te puede interesar|te recomendamos|ver también|vea también|vea tambien|puedes ver|puede ver|mira también|lee además|auch lesen|mehr themen|
    dowiedz się więcej|le puede interesar|vedi anche|más información|lea más|lea:|
    también te puede|puede interesarle|noticia relacionada|noticias relacionadas|você pode gostar|
    você também pode|leia também|leia mais|veja também|saiba mais|leia:|confira também|leggi anche|
    leggi di più|ti potrebbe interessare|potrebbe interessarti|approfondisci|lees ook|lees meer|
    bekijk ook|zie ook|lees verder|les også|les mer|läs också|läs mer|læs også|læs mere|lue myös|
    lue lisää|følg ämnen|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|przeczytaj także|
    polecamy|čtěte také|více k tématu|přečtěte si|čítajte aj|olvasta már|kapcsolódó|baca juga|
    lihat juga|simak juga|baca selengkapnya|ayrıca bakınız|ilgili haber|bunlar da ilginizi|
    haberin devamı|читайте также|смотрите также|читать также|читайте:|по теме|читайте ще|читайте також|
    дивіться також|xem thêm|đọc thêm|tin liên quan|có thể bạn quan tâm|mời bạn|bài liên quan|mời quý|
    tham khảo thêm|関連記事|あわせて読みたい|続きを読む|관련기사|相关阅读|相關新聞|延伸閱讀|اقرأ أيضا|إقرأ أيضا|بیشتر بخوانید|
    funda olunye|lees ook:|lees hier
    """)

  /// Whole lines that are furniture.
  private static let furniture = Lines(
    """
    advertisement|advertising|ad|sponsored|sponsored content|promoted|anzeige|werbung|annons|annonse|
    annonce|publicité|publicidad|publicidade|pubblicità|reklama|reklam|реклама|quảng cáo|advertentie|
    iklan|mainos|hirdetés|広告|광고|廣告|story continues below advertisement|
    article continues below advertisement|article continues after ad|story continues below|
    scroll to continue|scroll to continue with content|article content|share|share this|
    share this article|share this story|facebook|twitter|whatsapp|email|print|comments|comment|
    kommentare|comentarios|commentaires|komentarze|bình luận|copy link|teilen|compartir|partager|
    condividi|subscribe|sign up|log in|login|follow us|newsletter|s'abonner|abone ol|abonnieren|
    suscríbete|video|gallery|photos|advertisement - story continues below|getty images|reuters|ap|afp|
    close|loading|embed|key points|related|related articles|related topics|tags|topics|more|
    more stories|most read|most popular|read more|table of contents|sommaire|inhalt|
    inhaltsverzeichnis|load more|view comments|back to top|skip to main content|skip to content|
    direkt zum inhalt|video loading|image|photo|x|___|*****
    """)

  /// Openings of notices: subscriptions, licences, standards, corrections of the house.
  private static let noticeOpenings = Openings(
    """
    our standards:|copyright ©|© |(c) 20|all rights reserved|subscribe to|sign up for|sign up to|
    follow us on|follow him on|follow her on|follow the author|follow me on|get the latest|download our|
    download the|purchase licensing rights|license this content|join our|like us on|support our|
    click here for reprint|click to read more|get our newsletter|folgen sie uns|abonnieren sie|
    newsletter abonnieren|suivez-nous|abonnez-vous|inscrivez-vous|síguenos|suscríbete|assine|siga|
    inscreva-se|volg ons|folg uns|add thejapannews|cek berita dan artikel|theo dõi|mời độc giả|
    empfohlener redaktioneller inhalt|an dieser stelle finden sie|an dieser stelle findest du|
    dieses element enthält|externer inhalt|ich bin damit einverstanden|wir benötigen ihre zustimmung|
    this content is hosted|wir respektieren deine privatsphäre|wir respektieren ihre privatsphäre|
    personenbezogene daten können|du kannst ihn dir mit einem klick|submit your letter|this video has failed|
    we apologize, but this video|dieser beitrag enthält werbung|werbung. dieser beitrag|go to accessibility|
    ver comentarios|share this on|zu den kommentaren|jetzt kommentieren|to view this content|you need to enable|please enable javascript|
    your web browser is no longer supported|this video can not be played|
    if you buy something using links|we may earn a commission|this post may contain affiliate|
    do you have a story|got a story|have a tip|do you have a tip|got a tip|contact us at|email us at|
    foto:|foto :|photo:|photo :|photos:|fotos:|fotos :|bild:|bilder:|image:|picture:|photograph:|
    image source|quelle:|(quelle|źródło:|источник:|фото:|fuente:|fonte:|source:|sources:|nguồn:|ảnh:|
    저작권자|ⓒ|무단전재|무단 전재|<저작권자|责任编辑|責任編輯|(责任编辑|编辑：|編輯：|来源：|來源：|【関連記事】|無断転載|
    المصدر:|צילום:|kaynak:|bron:|posted in|filed under|tagged|tags:|etiketler|editor :|editor:|keywords:|schlagworte|
    mehr über|etiquetas|categories:|category:|explore more on|từ khóa|link bài gốc|theo dòng sự kiện
    """)

  private static let appealOpenings = Openings(
    """
    follow|subscribe to|get the latest|download|join our|support our|like us|siga|assine|theo dõi|sign up|volg ons|
    purchase licensing|do you have|got a|have a tip
    """)

  /// Openings by their first byte, so that most lines are compared with a few of them.
  struct Openings {
    private var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)

    init(_ text: StaticString) {
      for opening in Labels.prepared(text) {
        if let first = opening.utf8.first { byFirst[Int(first)].append(Array(opening.utf8)) }
      }
    }

    func begin(_ text: ArraySlice<UInt8>) -> Bool { !matching(text).isEmpty }

    func matching(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
      guard let first = text.first else { return [] }
      return byFirst[Int(first)].filter { text.starts(with: $0) }
    }
  }

  /// Whole lines.
  struct Lines {
    private var lines: Set<ArraySlice<UInt8>> = []
    private var maximumBytes = 0

    init(_ text: StaticString) {
      for line in Labels.prepared(text) {
        lines.insert(Array(line.utf8)[...])
        maximumBytes = max(maximumBytes, line.utf8.count)
      }
    }

    func contains(_ text: ArraySlice<UInt8>) -> Bool {
      text.count <= maximumBytes && lines.contains(text)
    }
  }

  private static func prepared(_ text: StaticString) -> [String] {
    text.description.split(separator: "|").map { part in
      part.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
    }
  }

  /// The address of a page, written out.
  static func isAddress(_ text: String) -> Bool {
    !text.contains(" ") && ["http://", "https://", "www."].contains(where: text.hasPrefix)
  }

  /// A line that only names what stands there: `Advertisement`, `Share`.
  static func isFurniture(_ text: String) -> Bool { furniture.contains(bare(text)) }

  /// A line that leads elsewhere or names furniture. What merely opens so must be short or linked.
  static func isTeaser(_ text: String, linkShare: Double, isAtStation: Bool) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    let bare = bare(text)
    if furniture.contains(bare) { return true }
    if bare.count <= 3,
      !String(decoding: bare, as: UTF8.self).unicodeScalars.contains(where: \.properties.isAlphabetic)
    {
      return true
    }
    if noticeOpenings.begin(bare) {
      // Among the paragraphs such a verb may open a sentence of the text.
      if isAtStation, appealOpenings.begin(bare) { return linkShare > 0.5 || TailNotices.isAppeal(text) }
      return text.utf8.count < 300
    }
    if teaserOpenings.begin(bare) { return linkShare > 0.2 || text.utf8.count < 120 }
    return false
  }

  /// A heading over other stories.
  static func opensSection(_ text: String) -> Bool {
    text.utf8.count <= 80 && teaserOpenings.begin(bare(text))
  }

  /// In small letters, without the marks that teasers are dressed with.
  static func bare(_ text: String) -> ArraySlice<UInt8> {
    var rest = LetterCase.lowercasedBytes(text)[...]
    while let length = dressLength(rest.prefix(3)) { rest = rest.dropFirst(length) }
    while rest.last != UInt8(ascii: ":"), let length = lastDressLength(rest) { rest = rest.dropLast(length) }
    if rest.last == UInt8(ascii: ":"), !rest.contains(UInt8(ascii: " ")) { rest = rest.dropLast() }
    return rest
  }

  private static let dress: [[UInt8]] = ["–", "—", "»", "•", "→", "►", "▶", "✓"].map { Array($0.utf8) }

  /// Bytes of the mark that a text begins with.
  private static func dressLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    guard first >= 0x80 else { return "->*|[]:+=() ".utf8.contains(first) ? 1 : nil }
    guard first == 0xC2 || first == 0xE2 else { return nil }
    return dress.first { text.starts(with: $0) }?.count
  }

  private static func lastDressLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last, last >= 0x80 else { return dressLength(text.suffix(1)) }
    return dress.first { text.suffix($0.count).elementsEqual($0) }?.count
  }

  private static let bylineOpenings = Openings(
    """
    by |von |por |par |di |door |av |af |od |autor|text:|text |theo |tác giả|автор|oleh |penulis|yazan|
    przez |written by|posted by|story by|words by|reporting by|photographs by|photography by|
    illustration by|mit material von
    """)

  /// "By …", and not a sentence.
  static func isByline(_ text: String) -> Bool {
    guard text.utf8.count < 160, text.utf8.last != UInt8(ascii: ".") else { return false }
    let lower = LetterCase.lowercasedBytes(text)
    return bylineOpenings.matching(lower[...]).contains { opening in
      // `af` opens a Danish byline, and also "Affected versions": the opening must be whole words.
      String(decoding: lower[opening.count...], as: UTF8.self).first?.isLetter != true
    } && text.split(separator: " ").count <= 12
  }

  /// Up to five words that all begin with a capital: a signature.
  static func isName(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "/" || $0 == "," })
    return (1...6).contains(words.count)
      && words.allSatisfy { $0.first?.isUppercase == true || $0.first == "(" }
  }

  /// A line that is mostly a date or a time.
  static func isDateLine(_ text: String) -> Bool {
    guard text.utf8.count < 160 else { return false }
    // Most lines have too few digits, which is told by their bytes.
    guard text.utf8.reduce(0, { $0 + ($1 &- 0x30 < 10 ? 1 : 0) }) >= minimumDateDigits else { return false }
    let numbers = Numbers(text)
    // With a full stop it is a sentence, unless there is little but the numbers.
    guard text.utf8.last != UInt8(ascii: ".") || numbers.digits * 2 >= numbers.letters else { return false }
    guard numbers.groups >= 2, numbers.haveForm else { return false }
    // A date at the very start, whatever follows it: `05/10/2018 - Publicado por …`.
    let start = text.utf8.prefix(10)
    if start.reduce(0, { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) }) >= 6 { return true }
    return numbers.digits * 6 >= numbers.letters
  }

  private static let minimumDateDigits = 4

  /// The numbers of a line, and whether they look like a date's: a year, or two numbers joined as in `6/8`, `14.02`
  /// or `20:49`. A score or a row of figures has no such thing.
  private struct Numbers {
    var digits = 0
    var letters = 0
    var groups = 0
    var haveForm = false

    init(_ text: String) {
      var (length, value) = (0, 0)
      var isJoined = false
      for scalar in text.unicodeScalars {
        if scalar.value >= 0x30, scalar.value <= 0x39 {
          if length == 0 { groups += 1 }
          if isJoined { haveForm = true }
          digits += 1
          length += 1
          value = (value * 10 + Int(scalar.value) - 0x30) % 100_000
        } else {
          if length == 4, (1_900...2_100).contains(value) { haveForm = true }
          isJoined = length > 0 && ":/.".unicodeScalars.contains(scalar)
          if scalar.properties.isAlphabetic { letters += 1 }
          (length, value) = (0, 0)
        }
        if length > 0 { isJoined = false }
      }
      if length == 4, (1_900...2_100).contains(value) { haveForm = true }
    }
  }
}
